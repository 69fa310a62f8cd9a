import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDockerEngine } from '../../../../core/builds/local/docker-engine';
import { type Engine, EngineError } from '../../../../core/builds/local/engine';
import { createHostEngine } from '../../../../core/builds/local/host-engine';
import { testFaults } from './faults';
import { testStops } from './stops';
import { hostEngine, phaseEnds, runBuild, temporaryFolder } from './support';

testFaults(() => hostEngine());

describe('in a temporary folder', () => {
  let temporary: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeAll(async () => {
    temporary = await temporaryFolder();
  });

  afterAll(() => temporary[Symbol.asyncDispose]());

  testStops(
    () => hostEngine(temporary.path),
    () => readdir(temporary.path),
  );
});

test('a command that kills the driver loses the build, not the program', async () => {
  const buildspec = 'version: 0.2\nphases:\n  build:\n    commands: [kill -9 $PPID; sleep 1000]\n';
  const { outcome, log } = await runBuild({ buildspec });
  expect(outcome).toMatchObject({ ok: false, reason: 'engine-lost' });
  expect(log).toContain('Message: Build container found dead before completing the build. ');
});

const ANY = 'version: 0.2\nphases:\n  build:\n    commands: [echo ran]\n';

test('Windows has no host executor, and is told so', async () => {
  const engine = createHostEngine({ env: {}, temporaryDirectory: '/tmp', platform: 'win32' });
  const { outcome } = await runBuild({ engine, buildspec: ANY });
  expect(outcome).toMatchObject({
    ok: false,
    reason: 'could-not-start',
    message: expect.stringContaining('Windows'),
  });
});

test('a temporary folder that is not there', async () => {
  const { outcome, events } = await runBuild({ engine: hostEngine('/nonexistent/tmp'), buildspec: ANY });
  expect(outcome).toMatchObject({
    ok: false,
    reason: 'could-not-start',
    message:
      'No folder for the build can be made in /nonexistent/tmp: there is no such folder. Set TMPDIR to one.',
  });
  expect(phaseEnds(events)).toContain('PROVISIONING FAILED');
});

test('a source folder that is not there', async () => {
  const { outcome, log } = await runBuild({ buildspec: ANY, source: join('/nonexistent', 'source') });
  expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
  expect(log).toContain('Message: The source folder /nonexistent/source cannot be read:');
});

test('a computer without sh', async () => {
  const engine = createHostEngine({
    env: { PATH: '/nonexistent' },
    temporaryDirectory: '/tmp',
    platform: process.platform,
  });
  const { outcome } = await runBuild({ engine, buildspec: ANY });
  expect(outcome).toMatchObject({ ok: false, reason: 'could-not-start' });
});

test('what a stopped phase still says is not told after its end', async () => {
  const controller = new AbortController();
  const engine: Engine = {
    executor: 'docker',
    start: ({ signal, onProgress }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () =>
          setImmediate(() => {
            onProgress('too late');
            reject(new EngineError('The pull was stopped.', 'other'));
          }),
        );
        controller.abort();
      }),
  };
  const { log } = await runBuild({ engine, buildspec: ANY, signal: controller.signal });
  expect(log).toMatch(/State: STOPPED\n\[Container\] Phase context status code: {2}Message: \n$/);
});

test('an engine that takes requests but never answers can be stopped', async () => {
  await using folder = await temporaryFolder();
  const socketPath = join(folder.path, 'docker.sock');
  const controller = new AbortController();
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => controller.abort());
  }).listen(socketPath);
  const engine = createDockerEngine({
    dockerHost: `unix://${socketPath}`,
    env: {},
    homeDirectory: folder.path,
    platform: process.platform,
  });
  const { outcome, events } = await runBuild({ engine, buildspec: ANY, signal: controller.signal });
  server.close();
  expect(outcome).toEqual({ ok: true, buildStatus: 'STOPPED' });
  expect(phaseEnds(events)).toContain('PROVISIONING STOPPED');
});

test.each(['powershell.exe', 'cmd.exe', 'PowerShell'])(
  'a buildspec for %s is refused before it starts',
  async (shell) => {
    const buildspec = `version: 0.2\nenv: {shell: ${shell}}\nphases:\n  build:\n    commands: [echo never]\n`;
    const { outcome, output, events } = await runBuild({ buildspec });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'could-not-start',
      message: expect.stringContaining('Run it on CodeBuild, or change env.shell.'),
    });
    expect(output).toBe('');
    expect(phaseEnds(events)).toContain('PROVISIONING FAILED');
  },
);
