import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { BUILD_LABEL, LEASE_LABEL } from '../../../../core/builds/local/docker-abandoned';
import { MOST_PROCESSES } from '../../../../core/builds/local/docker-container';
import { createDockerEngine } from '../../../../core/builds/local/docker-engine';
import { leasesDirectory } from '../../../../core/builds/local/leases';
import { ownerOf } from '../../../../core/builds/local/owner';
import { packTexts } from '../../../../core/builds/local/tar-pack';
import { testFaults } from './faults';
import { testStops } from './stops';
import { deadOwner, phaseEnds, runBuild } from './support';
import { dockerClient, dockerEngine, STATE_DIRECTORY } from './support-docker';

const LONG = 'version: 0.2\nphases:\n  build:\n    commands: [echo ready; sleep 1000]\n';

/** Runs `then` when the build's command runs. */
function whenReady(then: () => void) {
  return (event: BuildEvent) => {
    if (event.event === 'output' && event.index !== undefined && event.text.includes('ready')) then();
  };
}

async function containersOf(buildId: string) {
  return dockerClient().listContainers({ all: true, filters: { label: [`${BUILD_LABEL}=${buildId}`] } });
}

/** Resolves when the engine has removed the build's containers, which it goes on with after their end. */
async function removed(buildId: string): Promise<void> {
  for (const { Id } of await containersOf(buildId)) {
    // a container that is gone by now is what we wait for
    await dockerClient()
      .getContainer(Id)
      .wait({ condition: 'removed' })
      .catch(() => {});
  }
}

/** The real engine behind a socket that can be cut off, as when the engine dies. */
async function cuttableEngine() {
  const target = (process.env.WORKBENCH_TEST_DOCKER_HOST ?? '').replace(/^unix:\/\//, '');
  const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  const socketPath = join(folder, 'docker.sock');
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ path: target, allowHalfOpen: true });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const environment = {
    dockerHost: `unix://${socketPath}`,
    env: {},
    homeDirectory: folder,
    platform: process.platform,
  };
  return {
    engine: createDockerEngine(environment),
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  testFaults(dockerEngine);
  testStops(dockerEngine, async (buildId) => {
    await removed(buildId);
    return containersOf(buildId);
  });

  test('a container that is killed from outside loses the build', async () => {
    const buildId = 'sample:killed-from-outside';
    const run = await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec: LONG,
      onEvent: whenReady(async () => {
        for (const { Id } of await containersOf(buildId)) await dockerClient().getContainer(Id).kill();
      }),
    });
    expect(run.outcome).toEqual({
      ok: false,
      reason: 'engine-lost',
      message:
        'The container of the build was killed from outside, or ran out of memory. Run the build again, with more memory for Docker if need be.',
    });
    expect(phaseEnds(run.events)).toContain('BUILD FAILED');
    expect(run.events.at(-1)).toMatchObject({ event: 'build', buildStatus: 'FAILED' });
    await removed(buildId);
    expect(await containersOf(buildId)).toEqual([]);
  });

  test('a command that takes more memory than there is fails, and the build goes on by its rules', async () => {
    const run = await runBuild({
      engine: dockerEngine(),
      image: 'workbench-test:bash',
      size: { cpus: 1, memory: 128 * 1024 ** 2 },
      buildspec: LONG.replace('echo ready; sleep 1000', 'echo ready; x=x; while true; do x=$x$x$x$x; done'),
    });
    expect(run.outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(run.output).toContain('ready');
    expect(run.log).toMatch(/COMMAND_EXECUTION_ERROR .* Reason: exit status 137\n/);
    expect(phaseEnds(run.events)).toContain('POST_BUILD SUCCEEDED');
  });

  test('the processes of a build are limited, which a fork bomb meets before the computer ends', async () => {
    const buildId = 'sample:fork-bomb';
    const controller = new AbortController();
    let limit: number | undefined;
    await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec: LONG,
      signal: controller.signal,
      onEvent: whenReady(async () => {
        for (const { Id } of await containersOf(buildId))
          limit = (await dockerClient().getContainer(Id).inspect()).HostConfig.PidsLimit;
        controller.abort();
      }),
    });
    expect(limit).toBe(MOST_PROCESSES);
  });

  test('a command that forks beyond the limit fails, and the build goes on by its rules', async () => {
    const buildId = 'sample:bounded-bomb';
    // it ends by itself, and would have 511 processes at most without any limit; then until the last of them is gone
    const bomb =
      '(bomb() { if [ $1 -gt 0 ]; then bomb $(($1 - 1)) & bomb $(($1 - 1)) & wait; fi; }; bomb 8); set -- /proc/[0-9]*; while [ $# -gt 3 ]; do set -- /proc/[0-9]*; done; false';
    const { outcome, output, events } = await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec: JSON.stringify({
        version: 0.2,
        phases: {
          build: { commands: ['echo ready; until [ -e /lit ]; do sleep 0.05; done', bomb] },
          post_build: { commands: ['echo survived'] },
        },
      }),
      onEvent: whenReady(async () => {
        for (const { Id } of await containersOf(buildId)) {
          const container = dockerClient().getContainer(Id);
          await container.update({ PidsLimit: 40 });
          await container.putArchive(packTexts([{ path: 'lit', mode: 0o644 }]), { path: '/' });
        }
      }),
    });
    expect(output).toMatch(/can't fork|Cannot fork|fork: /i);
    expect(output).toMatch(/survived\n$/);
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(phaseEnds(events)).toContain('POST_BUILD SUCCEEDED');
    await removed(buildId);
    expect(await containersOf(buildId)).toEqual([]);
  });

  test('an engine that dies loses the build', async () => {
    const buildId = 'sample:engine-dies';
    await using cuttable = await cuttableEngine();
    const run = await runBuild({
      engine: cuttable.engine,
      buildId,
      buildspec: LONG,
      onEvent: whenReady(cuttable.cut),
    });
    expect(run.outcome).toMatchObject({
      ok: false,
      reason: 'engine-lost',
      message: expect.stringContaining('stopped answering'),
    });
    expect(phaseEnds(run.events)).toContain('BUILD FAILED');
    // this engine only seemed to die
    for (const { Id } of await containersOf(buildId))
      await dockerClient().getContainer(Id).remove({ force: true });
  });

  test('no container is left after a build', async () => {
    const buildId = 'sample:ended';
    await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec: LONG.replace('sleep 1000', 'sleep 1000 &'),
    });
    await removed(buildId);
    expect(await containersOf(buildId)).toEqual([]);
  });

  test('the containers of a process that was killed are removed by the next build, others are not', async () => {
    const environment = {
      env: { XDG_STATE_HOME: STATE_DIRECTORY },
      homeDirectory: '',
      platform: 'linux',
    } as const;
    const directory = leasesDirectory(environment);
    const leave = async (buildId: string, owner: string | undefined) => {
      const lease = randomUUID();
      await mkdir(directory, { recursive: true });
      if (owner !== undefined) await writeFile(join(directory, lease), owner);
      const Labels = { [BUILD_LABEL]: buildId, [LEASE_LABEL]: lease };
      await dockerClient().createContainer({ Image: 'workbench-test:busybox', Cmd: ['true'], Labels });
      return join(directory, lease);
    };
    await leave('sample:abandoned', await deadOwner());
    const inUse = await leave('sample:in-use', await ownerOf(process.pid));
    await leave('sample:of-another-computer', undefined);
    await runBuild({ engine: dockerEngine(), buildspec: LONG.replace('sleep 1000', 'true') });
    expect(await containersOf('sample:abandoned')).toEqual([]);
    for (const buildId of ['sample:in-use', 'sample:of-another-computer']) {
      const [kept] = await containersOf(buildId);
      expect(kept).toBeDefined();
      if (kept) await dockerClient().getContainer(kept.Id).remove({ force: true });
    }
    await rm(inUse);
  });

  test('no container is left after a stop', async () => {
    const buildId = 'sample:stopped';
    const controller = new AbortController();
    await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec: LONG,
      signal: controller.signal,
      onEvent: whenReady(() => controller.abort()),
    });
    expect(await containersOf(buildId)).toEqual([]);
  });

  test('no variable of a build is in the container configuration', async () => {
    const buildId = 'sample:inspected';
    let configuration = '';
    const controller = new AbortController();
    await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec: LONG,
      environmentVariables: [{ name: 'HIDDEN_NAME', value: 'hidden-value' }],
      signal: controller.signal,
      onEvent: whenReady(async () => {
        for (const { Id } of await containersOf(buildId)) {
          configuration += JSON.stringify(await dockerClient().getContainer(Id).inspect());
        }
        controller.abort();
      }),
    });
    expect(configuration).toContain(buildId);
    expect(configuration).not.toMatch(/hidden/i);
  });

  test('an image without sh', async () => {
    const run = await runBuild({ engine: dockerEngine(), image: 'workbench-test:empty', buildspec: LONG });
    expect(run.outcome).toMatchObject({
      ok: false,
      reason: 'could-not-start',
      message:
        'The image workbench-test:empty has no sh, which CodeBuild needs as well. Choose an image with a shell.',
    });
  });

  test('an image that nobody has', async () => {
    const image = 'registry.invalid/no/such:1';
    const run = await runBuild({ engine: dockerEngine(), image, buildspec: LONG });
    expect(run.outcome).toMatchObject({
      ok: false,
      reason: 'could-not-start',
      message: expect.stringContaining(image),
    });
    expect(run.log).toContain('Phase context status code: BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE');
  });

  test('an image that AWS does not publish', async () => {
    const run = await runBuild({
      engine: dockerEngine(),
      image: 'aws/codebuild/standard:7.0',
      buildspec: LONG,
    });
    expect(run.outcome).toMatchObject({
      ok: false,
      message: expect.stringContaining('amazonlinux-x86_64-standard:5.0'),
    });
  });

  test('what is known of images', async () => {
    const engine = dockerEngine();
    expect(await engine.imageStatus('workbench-test:busybox')).toEqual({
      present: true,
      size: expect.any(Number),
    });
    expect(await engine.imageStatus('workbench-test:never')).toEqual({ present: false });
    expect((await engine.images()).map(({ name }) => name)).toContain('workbench-test:bash');
    expect(['x64', 'arm64']).toContain(await engine.architecture());
  });
});
