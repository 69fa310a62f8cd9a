import { buildRuns, IMAGE } from './build-runs.mjs';
import { inTurn, ms } from './figures.mjs';

const COMMANDS = Array.from({ length: 20 }, (_, index) => `echo line ${index + 1}`);
const LIMIT = 1.5;

/**
 * A build of 20 `echo` commands in Docker beside a bare `docker run` of the same.
 * @param {string} dockerHost
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchDockerRun(dockerHost) {
  const runs = await buildRuns(dockerHost);
  try {
    await runs.writeBuildspec(COMMANDS);
    const { ours, reference } = await inTurn(
      10,
      () => runs.timeBuild(),
      () => runs.timeDocker('run', '--rm', IMAGE, 'sh', '-c', COMMANDS.join('\n')),
    );
    return {
      name: 'A build of 20 echo commands in Docker',
      value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
      reference: `docker run --rm: ${ms(reference)}`,
      limit: `${LIMIT} times`,
      met: ours <= LIMIT * reference,
    };
  } finally {
    await runs[Symbol.asyncDispose]();
  }
}
