import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DIST } from '../lib/paths.mjs';
import { findProgram } from '../lib/programs.mjs';
import { run } from '../lib/run.mjs';
import { inTurn, ms } from './figures.mjs';

const IMAGE = 'workbench-test:busybox';
const COMMANDS = Array.from({ length: 20 }, (_, index) => `echo line ${index + 1}`);
const LIMIT = 2;

/**
 * A build of 20 `echo` commands in Docker beside a bare `docker run` of the same.
 * @param {string} dockerHost
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchDockerRun(dockerHost) {
  const source = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  const commands = COMMANDS.map((command) => `      - ${command}\n`).join('');
  await writeFile(
    path.join(source, 'buildspec.yml'),
    `version: 0.2\nphases:\n  build:\n    commands:\n${commands}`,
  );
  const docker = (await findProgram('docker')) ?? 'docker';
  const cli = [
    path.join(DIST, 'cli.js'),
    'run',
    '--source',
    source,
    '--executor',
    'docker',
    '--image',
    IMAGE,
  ];
  const time = async (/** @type {string} */ program, /** @type {string[]} */ args) => {
    const start = performance.now();
    await run(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DOCKER_HOST: dockerHost },
    });
    return performance.now() - start;
  };
  try {
    const { ours, reference } = await inTurn(
      10,
      () => time(process.execPath, cli),
      () => time(docker, ['run', '--rm', IMAGE, 'sh', '-c', COMMANDS.join('\n')]),
    );
    return {
      name: 'A build of 20 echo commands in Docker',
      value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
      reference: `docker run --rm: ${ms(reference)}`,
      limit: `${LIMIT} times`,
      met: ours <= LIMIT * reference,
    };
  } finally {
    await rm(source, { recursive: true });
  }
}
