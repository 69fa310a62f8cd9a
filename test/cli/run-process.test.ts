import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

let folder: string;
let cli: string;

beforeAll(async () => {
  // below the project, so that it finds its packages
  await mkdir(join(ROOT, '.workbench'), { recursive: true });
  folder = await mkdtemp(join(ROOT, '.workbench/cli-'));
  cli = join(folder, 'cli.mjs');
  await build({
    entryPoints: [join(ROOT, 'cli/main.ts')],
    outfile: cli,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  await writeFile(
    join(folder, 'buildspec.yml'),
    'version: 0.2\nphases:\n  build:\n    commands: [echo ready; sleep 1000]\n',
  );
  await mkdir(join(folder, 'tmp'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function start(args: string[], stdout: 'pipe' | number = 'pipe', env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, 'run', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: join(folder, 'tmp'), ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code, stderr }));
  return { child, ended };
}

async function printed(child: ChildProcess, text: string): Promise<void> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    if (output.includes(text)) break;
  }
}

test.skipIf(!existsSync('/dev/full'))('output that cannot be written is told', async () => {
  const full = openSync('/dev/full', 'w');
  const { ended } = start(['--executor', 'host'], full);
  closeSync(full);
  expect(await ended).toEqual({ code: 2, stderr: 'The output could not be written: the disk is full.\n' });
});

test('Ctrl-C while the engine says nothing: exit 130, though its connection stays open', async () => {
  const socketPath = join(folder, 'docker.sock');
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => child.kill('SIGINT'));
  }).listen(socketPath);
  const { child, ended } = start(['--image', 'any'], 'pipe', { DOCKER_HOST: `unix://${socketPath}` });
  child.stdout?.resume();
  expect(await ended).toMatchObject({ code: 130 });
  server.close();
});

test('a second Ctrl-C exits at once, and still leaves nothing on the host', async () => {
  const { child, ended } = start(['--executor', 'host']);
  await printed(child, '\nready\n');
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130 });
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
});
