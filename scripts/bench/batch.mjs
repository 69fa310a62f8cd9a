import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DIST } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { inTurn, ms } from './figures.mjs';

const IMAGE = 'workbench-test:busybox';
const BUILDS = 8;
const LIMIT = 3;

/**
 * A batch of builds that take a second each, all at once, beside one of them.
 * @param {string} dockerHost
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchBatch(dockerHost) {
  const source = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  await writeFile(
    path.join(source, 'buildspec.yml'),
    `version: 0.2\nbatch:\n  build-fanout:\n    parallelism: ${BUILDS}\nphases:\n  build:\n    commands:\n      - sleep 1\n`,
  );
  const time = async (/** @type {string[]} */ ...args) => {
    const start = performance.now();
    await run(
      process.execPath,
      [path.join(DIST, 'cli.js'), 'run', '--source', source, '--image', IMAGE, ...args],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DOCKER_HOST: dockerHost } },
    );
    return performance.now() - start;
  };
  try {
    const { ours, reference } = await inTurn(
      3,
      () => time('--batch', '--concurrency', String(BUILDS)),
      () => time(),
    );
    return {
      name: `A batch of ${BUILDS} one-second builds, ${BUILDS} at once`,
      value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
      reference: `one of them: ${ms(reference)}`,
      limit: `${LIMIT} times`,
      met: ours <= LIMIT * reference,
    };
  } finally {
    await rm(source, { recursive: true });
  }
}
