import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../lib/run.mjs';
import { buildRuns, IMAGE } from './build-runs.mjs';
import { inTurn } from './figures.mjs';

const FURTHER = 200;
const LIMIT_MS = 4;

/**
 * What one more command costs, from builds of one and of many, beside a `docker exec`.
 * @param {string} dockerHost
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchFurtherCommand(dockerHost) {
  const runs = await buildRuns(dockerHost);
  const many = path.join(runs.folder, 'many');
  const started = await run(runs.docker, ['run', '-d', '--rm', IMAGE, 'sleep', '600'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: runs.env,
  });
  const container = started.trim();
  try {
    await mkdir(many);
    await runs.writeBuildspec(['echo 1']);
    await runs.writeBuildspec(
      Array.from({ length: FURTHER + 1 }, (_, index) => `echo ${index}`),
      many,
    );
    const { ours, reference } = await inTurn(
      5,
      async () => {
        const one = await runs.timeBuild();
        return ((await runs.timeBuild(many)) - one) / FURTHER;
      },
      () => runs.timeDocker('exec', container, 'echo', '1'),
    );
    return {
      name: 'Each further command',
      value: `${ours.toFixed(1)} ms`,
      reference: `docker exec: ${reference.toFixed(0)} ms`,
      limit: `${LIMIT_MS} ms`,
      met: ours <= LIMIT_MS,
    };
  } finally {
    await runs.timeDocker('rm', '-f', container);
    await runs[Symbol.asyncDispose]();
  }
}
