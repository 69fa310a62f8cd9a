import { join } from 'node:path';
import { CodeBuildClient, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../../../../core/aws/connection';
import type { Clock } from '../../../../../core/builds/events';
import { CloudHistory } from '../../../../../core/builds/remote/history/history';
import { BuildHistory } from '../../../../../core/insights/build-history';
import { select } from '../../../../../core/insights/filter';
import { listedBuild } from '../../../../../core/insights/listed-build';
import { successRate } from '../../../../../core/insights/success-rate';
import { type Faults, startFaultProxy } from '../../../../support/fault-proxy';
import { generateAccount } from '../../../../support/generate-account';
import {
  createTestProject,
  startTestEmulator,
  succeedingBuild,
  temporaryDirectory,
} from '../../../emulator/support';
import { pollerOf } from '../a-poller';
import { FastClock } from '../fake-aws';

const REGION = 'eu-central-1';

/** An account with many builds, before which things go wrong. */
async function anAccount(faults: Faults = {}) {
  const dataDirectory = join(await temporaryDirectory(), 'data');
  const projects = await generateAccount(dataDirectory, { projects: 12, builds: 900, region: REGION });
  const emulator = await startTestEmulator({ dataDirectory, region: REGION });
  const proxy = await startFaultProxy({ target: emulator, faults });
  onTestFinished(() => proxy.close());
  const client = new CodeBuildClient({
    endpoint: proxy.endpoint,
    region: REGION,
    credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
  });
  const connection = { settings: {}, codeBuild: async () => client } as unknown as Connection;
  return { projects, proxy, connection };
}

async function open(directory: string, connection: Connection, clock: Clock = new FastClock()) {
  const history = new BuildHistory();
  const cloud = await CloudHistory.open({
    directory,
    sink: history,
    now: Date.now(),
    onProblem({ message }) {
      throw new Error(message);
    },
  });
  const poller = pollerOf(connection, clock);
  onTestFinished(() => poller.dispose());
  return { history, cloud, poller };
}

describe('the history of a large account', () => {
  it('is fetched whole from a service that throttles, fails and drops connections, and then only what is new', async () => {
    const faults = { pageSize: 40, throttled: 0.2, failing: 0.05, dropped: 0.05 };
    const { projects, proxy, connection } = await anAccount(faults);
    const directory = await temporaryDirectory();
    const { signal } = new AbortController();
    const first = await open(directory, connection);
    const end = await first.cloud.fetch(projects, { connection, poller: first.poller, signal }, { since: 0 });
    expect(end).toEqual({ problems: [] });
    expect(first.history.size).toBe(900);
    await first.cloud.close();
    expect(proxy.calls.filter(({ fault }) => fault === 'throttled').length).toBeGreaterThan(5);

    proxy.set({ pageSize: 40 });
    const before = proxy.calls.length;
    const second = await open(directory, connection);
    expect(second.history.size).toBe(900);
    const all = (history: BuildHistory) => select(history, { range: { from: 0, to: Date.now() } });
    expect(successRate(all(second.history))).toEqual(successRate(all(first.history)));
    await second.cloud.fetch(projects, { connection, poller: second.poller, signal }, { since: 0 });
    expect(proxy.calls.slice(before).map(({ operation }) => operation)).toEqual(
      projects.map(() => 'ListBuildsForProject'),
    );
    await second.cloud.close();
  });

  it('is cancelled at any moment, and fetched to its end by those who come after', async () => {
    const { projects, proxy, connection } = await anAccount({ pageSize: 40 });
    const directory = await temporaryDirectory();
    let size = 0;
    for (let round = 1; size < 900 && round < 100; round++) {
      const abort = new AbortController();
      const { history, cloud, poller } = await open(directory, connection);
      expect(history.size).toBe(size);
      let steps = 0;
      const end = await cloud.fetch(
        projects,
        { connection, poller, signal: abort.signal },
        {
          since: 0,
          onProgress() {
            steps += 1;
            if (steps === 5) abort.abort();
          },
        },
      );
      await cloud.close();
      size = history.size;
      expect(end.stopped?.kind).toBe(size < 900 || steps >= 5 ? 'cancelled' : undefined);
    }
    expect(size).toBe(900);
    const gets = proxy.calls.filter(({ operation }) => operation === 'BatchGetBuilds');
    // as many as one fetch needs
    expect(gets.length).toBeLessThan(80);
  });
});

describe('builds that run', () => {
  it('are read again until all have ended', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const emulator = await startTestEmulator({
      async runBuild(request, context) {
        await finished;
        return succeedingBuild(request, context);
      },
    });
    await createTestProject(emulator);
    const { build } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const connection = { settings: {}, codeBuild: async () => emulator.codeBuild } as unknown as Connection;
    const clock = new FastClock();
    const { history, cloud, poller } = await open(await temporaryDirectory(), connection, clock);
    const from = { connection, poller, signal: new AbortController().signal };
    await cloud.fetch(['web'], from, { since: 0 });
    const row = history.rowOf(build?.id ?? '') ?? 0;
    expect(listedBuild(history, row).status).toBe('IN_PROGRESS');

    let [changes, asked] = [0, 0];
    const end = await cloud.followRunning(from, {
      clock,
      isWanted() {
        asked += 1;
        return asked > 3;
      },
      onChange() {
        changes += 1;
        if (changes === 2) finish();
      },
    });
    expect(end).toBeUndefined();
    expect(asked - changes).toBe(3);
    expect(listedBuild(history, row).status).toBe('SUCCEEDED');
    await cloud.close();
  });
});
