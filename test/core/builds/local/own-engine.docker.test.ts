import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import Docker from 'dockerode';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { createDockerEngine, type DockerEngine } from '../../../../core/builds/local/docker-engine';
import { answers } from '../../../../scripts/lib/docker-engine.mjs';
import { phaseEnds, runBuild, temporaryFolder, which } from './support';
import { dockerClient } from './support-docker';
import { tinyDisk } from './tiny-disk';

const IMAGE = 'workbench-test:busybox';
const dockerd = which('dockerd');
const unshare = which('unshare');

type Disk = NonNullable<Awaited<ReturnType<typeof tinyDisk>>>;

/** A Docker engine of the tests' own, which may be killed, on a disk that may be filled. */
class OwnEngine {
  private daemon: ChildProcess | undefined;

  constructor(private readonly folder: string) {}

  get socketPath(): string {
    return join(this.folder, 'docker.sock');
  }

  async start(): Promise<void> {
    const places = {
      host: `unix://${this.socketPath}`,
      pidfile: 'pid',
      'data-root': 'data',
      'exec-root': 'exec',
    };
    const options = Object.entries(places).flatMap(([name, place]) => [
      `--${name}`,
      place.startsWith('unix:') ? place : join(this.folder, place),
    ]);
    // in a network of its own: the bridge of this one belongs to another engine, which an engine without a bridge removes
    this.daemon = spawn(
      unshare ?? '',
      ['--net', dockerd ?? '', ...options, '--bridge=none', '--iptables=false'],
      {
        stdio: 'ignore',
      },
    );
    await vi.waitFor(async () => expect(await answers(places.host)).toBe(true), {
      timeout: 30_000,
      interval: 100,
    });
  }

  async load(image: string): Promise<void> {
    const client = new Docker({ socketPath: this.socketPath });
    const progress = await client.loadImage(await dockerClient().getImage(image).get());
    progress.resume();
    await once(progress, 'end');
  }

  async kill(): Promise<void> {
    this.daemon?.kill('SIGKILL');
    await this.ended();
  }

  private async ended(): Promise<void> {
    if (this.daemon && this.daemon.exitCode === null && this.daemon.signalCode === null)
      await once(this.daemon, 'exit');
  }

  /** Also ends containerd and containers, which outlive an engine that was killed. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.daemon?.kill('SIGTERM');
    await this.ended();
    for (const pid of await processesOf(this.folder)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // it ended with its parent
      }
    }
  }
}

/** Processes whose command line names the folder, and their children. */
async function processesOf(folder: string): Promise<number[]> {
  const all = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (pid) => {
        const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
        const [line, stat] = await Promise.all([read('cmdline'), read('stat')]);
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return { pid: Number(pid), parent, isNamed: line.includes(folder) };
      }),
  );
  const named = new Set(all.filter(({ isNamed }) => isNamed).map(({ pid }) => pid));
  return all.filter(({ pid, parent }) => named.has(pid) || named.has(parent)).map(({ pid }) => pid);
}

/** Runs `then` when the build's command runs. */
function whenReady(then: () => void) {
  return (event: BuildEvent) => {
    if (event.event === 'output' && event.index !== undefined && event.text.includes('ready')) then();
  };
}

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST || !dockerd || !unshare)(
  'an engine of our own',
  () => {
    let disk: Disk | undefined;
    let own: OwnEngine;
    let engine: DockerEngine;

    beforeAll(async () => {
      disk = await tinyDisk('64m');
      if (!disk) return;
      own = new OwnEngine(disk.path);
      await own.start();
      await own.load(IMAGE);
      engine = createDockerEngine({
        dockerHost: `unix://${own.socketPath}`,
        env: { XDG_STATE_HOME: join(disk.path, 'state') },
        homeDirectory: disk.path,
        platform: process.platform,
      });
    }, 60_000);

    afterAll(async () => {
      await own?.[Symbol.asyncDispose]();
      await disk?.[Symbol.asyncDispose]();
    }, 60_000);

    const build = (commands: string[], options: Partial<Parameters<typeof runBuild>[0]> = {}) =>
      runBuild({
        engine,
        image: IMAGE,
        buildspec: JSON.stringify({
          version: 0.2,
          phases: { build: { commands }, post_build: { commands: ['echo after'] } },
        }),
        ...options,
      });

    test('whose disk a command fills: the build fails and keeps its log', async (context) => {
      if (!disk) return context.skip('no disk can be mounted');
      const { outcome, output, log, events } = await build(['echo ready; cat /dev/zero >full']);
      expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
      expect(output).toMatch(/^ready\n.*No space left on device\n/);
      expect(log).toContain('Reason: exit status 1\n');
      expect(phaseEnds(events).at(-1)).toBe('COMPLETED SUCCEEDED');
    });

    test('whose disk is too small for the source: that is told', async (context) => {
      if (!disk) return context.skip('no disk can be mounted');
      await using source = await temporaryFolder();
      await writeFile(join(source.path, 'large'), Buffer.alloc(100_000_000));
      const { outcome, events } = await build(['echo never'], { source: source.path });
      expect(outcome).toMatchObject({
        ok: false,
        reason: 'could-not-start',
        message: expect.stringContaining('no disk space left'),
      });
      expect(phaseEnds(events)).toContain('DOWNLOAD_SOURCE FAILED');
    });

    test('that is killed loses the build, which keeps its log', async (context) => {
      if (!disk) return context.skip('no disk can be mounted');
      const lost = await build(['echo ready; sleep 1000'], {
        buildId: 'sample:lost',
        onEvent: whenReady(() => void own.kill()),
      });
      expect(lost.outcome).toMatchObject({
        ok: false,
        reason: 'engine-lost',
        message: expect.stringContaining('stopped answering'),
      });
      expect(lost.output).toBe('ready\n');
      expect(phaseEnds(lost.events)).toContain('BUILD FAILED');
    });
  },
);
