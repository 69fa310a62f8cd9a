import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import Docker from 'dockerode';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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
    'version: 0.2\nphases:\n  build:\n    commands: ["echo $$ >${PID_FILE:-/dev/null}; echo ready; sleep 1000"]\n',
  );
  await writeFile(join(folder, 'next.yml'), 'version: 0.2\nphases:\n  build:\n    commands: [echo next]\n');
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

describe('what a killed process leaves is removed by the next build', () => {
  /** A line for each thing that is there. */
  async function killedRun(args: string[], left: () => Promise<string[]>, env: Record<string, string> = {}) {
    const { child, ended } = start(args, 'pipe', env);
    await printed(child, '\nready\n');
    child.kill('SIGKILL');
    await ended;
    const before = await left();
    const next = start([...args, 'next.yml'], 'pipe', env);
    next.child.stdout?.resume();
    expect(await next.ended).toEqual({ code: 0, stderr: '' });
    return before;
  }

  test('on this computer: its folder and its processes', async () => {
    const left = () => readdir(join(folder, 'tmp'));
    const pidFile = join(folder, 'pid');
    const [abandoned = ''] = await killedRun(['--executor', 'host', '--env', `PID_FILE=${pidFile}`], left);
    expect(abandoned).toMatch(/^codebuild-workbench-/);
    expect(await left()).toEqual([]);
    const commandLine = async () =>
      readFile(`/proc/${(await readFile(pidFile, 'utf8')).trim()}/cmdline`, 'utf8').catch(() => '');
    await expect.poll(commandLine).toBe('');
  });

  test.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker: its container', async () => {
    const DOCKER_HOST = process.env.WORKBENCH_TEST_DOCKER_HOST ?? '';
    const docker = new Docker({ socketPath: DOCKER_HOST.replace(/^unix:\/\//, '') });
    const left = async () => {
      const all = await docker.listContainers({
        all: true,
        filters: { label: ['codebuild-workbench.build'] },
      });
      const project = basename(folder);
      return all
        .map(({ Labels }) => Labels['codebuild-workbench.build'] ?? '')
        .filter((id) => id.startsWith(project));
    };
    expect(await killedRun(['--image', 'workbench-test:busybox'], left, { DOCKER_HOST })).toHaveLength(1);
    await expect.poll(left).toEqual([]);
  });
});

test('a second Ctrl-C exits at once, and still leaves nothing on the host', async () => {
  const { child, ended } = start(['--executor', 'host']);
  await printed(child, '\nready\n');
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130 });
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
});
