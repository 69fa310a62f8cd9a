import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DIST } from '../lib/paths.mjs';
import { findProgram } from '../lib/programs.mjs';
import { run } from '../lib/run.mjs';

export const IMAGE = 'workbench-test:busybox';

/**
 * Builds from the terminal and the docker CLI beside them, on the engine of that host.
 * @param {string} dockerHost
 */
export async function buildRuns(dockerHost) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  const env = { ...process.env, DOCKER_HOST: dockerHost };
  const docker = (await findProgram('docker')) ?? 'docker';
  /** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [more] */
  const time = async (program, args, more) => {
    const start = performance.now();
    await run(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, ...more } });
    return performance.now() - start;
  };
  return {
    folder,
    env,
    docker,
    /** Milliseconds of a docker command. @param {string[]} args */
    timeDocker: (...args) => time(docker, args),
    /** Milliseconds of a line of shell. @param {string} script */
    timeShell: (script) => time('sh', ['-c', script]),
    /**
     * Writes a buildspec of those commands into the folder, or another one.
     * @param {string[]} commands
     * @param {string} [source]
     */
    async writeBuildspec(commands, source = folder) {
      const spec = { version: 0.2, phases: { build: { commands } } };
      await writeFile(path.join(source, 'buildspec.yml'), JSON.stringify(spec));
    },
    /** Milliseconds of a build of that source. @param {string} [source] @param {string[]} args */
    timeBuild: (source = folder, ...args) =>
      time(process.execPath, [
        path.join(DIST, 'cli.js'),
        'run',
        '--source',
        source,
        '--image',
        IMAGE,
        ...args,
      ]),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
