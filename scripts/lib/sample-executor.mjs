import { dockerOf, finished } from './docker.mjs';
import { findEngine } from './docker-engine.mjs';
import { SAMPLE_IMAGE } from './samples.mjs';

/** @typedef {{ executor: 'docker', dockerHost: string } | { executor: 'host', why: string }} SampleExecutor */

/**
 * Where the emulator's builds run: in Docker if an engine answers and has, or gets, the samples' image; else on this computer.
 * @param {(line: string) => void} log
 * @returns {Promise<SampleExecutor>}
 */
export async function chooseExecutor(log) {
  const dockerHost = await findEngine();
  if (!dockerHost) return { executor: 'host', why: 'no Docker engine answers' };
  const docker = dockerOf(dockerHost);
  try {
    await docker.getImage(SAMPLE_IMAGE).inspect();
    return { executor: 'docker', dockerHost };
  } catch {
    log(`Pulling ${SAMPLE_IMAGE} (2 MB) for the sample builds…`);
  }
  try {
    await finished(docker, await docker.pull(SAMPLE_IMAGE));
    return { executor: 'docker', dockerHost };
  } catch (error) {
    // the engine tells each step that failed; the last one says why
    const reason = (error instanceof Error ? error.message : String(error)).split(': ').at(-1)?.trim();
    return { executor: 'host', why: `${SAMPLE_IMAGE} could not be pulled: ${reason}` };
  }
}
