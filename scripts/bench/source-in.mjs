import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../lib/run.mjs';
import { buildRuns, IMAGE } from './build-runs.mjs';
import { inTurn, ms } from './figures.mjs';

const FILES = 5_000;
const FILE_SIZE = 20_000;
const LIMIT = 1.3;

/**
 * 5,000 files, 100 MB, into a build's container, beside `tar c | docker cp -` into one that has just started too: the first files of a
 * container cost a file system more than later ones. Ours is what a build takes longer with them than without.
 * @param {string} dockerHost
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchSourceIn(dockerHost) {
  const runs = await buildRuns(dockerHost);
  const full = path.join(runs.folder, 'full');
  const empty = path.join(runs.folder, 'empty');
  const docker = (/** @type {string[]} */ ...args) =>
    run(runs.docker, args, { stdio: ['ignore', 'pipe', 'pipe'], env: runs.env });
  /** @type {string[]} */
  const containers = [];
  // a disk that still removes 5,000 files makes whoever comes next pay for them
  const settle = async () => {
    await runs.timeBuild(empty);
    await run('sync', []);
  };
  try {
    await writeFiles(full);
    await mkdir(empty);
    for (const source of [full, empty]) await runs.writeBuildspec(['true'], source);
    const { ours, reference } = await inTurn(
      5,
      async () => {
        await settle();
        const without = await runs.timeBuild(empty);
        return (await runs.timeBuild(full)) - without;
      },
      async () => {
        await settle();
        const container = (await docker('run', '-d', '--rm', IMAGE, 'sleep', '600')).trim();
        containers.push(container);
        return await runs.timeShell(`tar -C '${full}' -c . | '${runs.docker}' cp - ${container}:/tmp`);
      },
    );
    return {
      name: '5,000 files, 100 MB of source in',
      value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
      reference: `tar c | docker cp -: ${ms(reference)}`,
      limit: `${LIMIT} times`,
      met: ours <= LIMIT * reference,
    };
  } finally {
    for (const container of containers) await docker('rm', '-f', container);
    await runs[Symbol.asyncDispose]();
  }
}

/** @param {string} root */
async function writeFiles(root) {
  const content = Buffer.alloc(FILE_SIZE, 'The quick brown fox jumps over the lazy dog.\n');
  for (let index = 0; index < FILES; index += 1) {
    const folder = path.join(root, `folder-${index % 50}`);
    if (index < 50) await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `file-${index}.txt`), content);
  }
}
