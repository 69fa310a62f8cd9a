import { mkdtemp, rm, stat, truncate } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CloudHistoryParts, ConnectionHistory } from '../../../../client/cloud/insights/cloud-history';
import { HistoryPlaces } from '../../../../client/cloud/insights/history-places';
import { LearntOfBuilds } from '../../../../client/cloud/insights/learnt';
import type { Connection } from '../../../../core/aws/connection';
import type { AwsErrorDescription } from '../../../../core/aws/errors';
import type { BuildRecord } from '../../../../core/builds/history/record';
import { HistoryStore } from '../../../../core/builds/remote/history/history-store';
import { BuildHistory } from '../../../../core/insights/build-history';
import { listedBuild } from '../../../../core/insights/listed-build';
import { FakeClock } from '../../fake-clock';
import { aRecord } from '../../insights/some-builds';

const PLACE = '111122223333-eu-west-1';
const NETWORK = { kind: 'network', message: 'AWS does not answer.', next: 'Check the network.' } as const;
const DENIED = {
  kind: 'denied',
  message: 'No permission for codebuild:ListProjects.',
  next: 'Ask.',
} as const;

/** What the next calls give; all others are refused. */
let answers: object[];
let folder: string;
beforeEach(async () => {
  answers = [];
  folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-insights-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Builds that an earlier window has fetched. */
async function keep(...ids: string[]): Promise<void> {
  await keepRecords(ids.map((id) => aRecord({ id })));
}

async function keepRecords(records: BuildRecord[]): Promise<void> {
  const directory = path.join(folder, PLACE);
  const store = await HistoryStore.open({ directory, sink: new BuildHistory(), onProblem: () => undefined });
  await store.append(records);
  await store.close();
}

interface Account {
  connect?: AwsErrorDescription;
  projects?: string[];
  listing?: AwsErrorDescription;
}

function parts(
  { connect, projects = [], listing }: Account,
  learnt = new LearntOfBuilds(),
): CloudHistoryParts {
  const memory = { get: <T>() => ({ prod: PLACE }) as T, update: async () => undefined };
  const connection = {
    codeBuild: () => Promise.reject(new Error('No call is expected.')),
  } as unknown as Connection;
  return {
    session: {
      id: 'prod',
      emulated: false,
      settings: {},
      store: { readAllProjects: async () => ({ ids: projects, more: false, error: listing }) },
      polling: { inBackground: async () => answers.shift() ?? { ok: false, error: DENIED } },
    } as unknown as CloudHistoryParts['session'],
    places: new HistoryPlaces(memory),
    folder: (place) => path.join(folder, place),
    connect: async () =>
      connect
        ? { ok: false, error: connect }
        : { ok: true, value: { connection, account: '111122223333', region: 'eu-west-1' } },
    learnt,
    clock: new FakeClock(),
    random: () => 0,
  };
}

const fetch = (history: ConnectionHistory) =>
  history.fetch({ signal: new AbortController().signal, onProgress: () => undefined });

describe('the history of a connection', () => {
  it('has what is kept without a call, and says so where AWS does not answer', async () => {
    await keep('web:1', 'web:2');
    const history = await ConnectionHistory.open(parts({ connect: NETWORK }));
    expect(history.history.size).toBe(2);
    expect(await fetch(history)).toBe(
      'AWS does not answer. Check the network. What is shown was read before.',
    );
    expect(history.history.size).toBe(2);
    await history.close();
  });

  it('says which projects could not be read, and that projects could not be listed', async () => {
    await keep('web:1');
    const history = await ConnectionHistory.open(parts({ listing: DENIED }));
    await fetch(history);
    expect(history.notices().map(({ text }) => text)).toEqual([
      'No permission for codebuild:ListProjects. Ask.',
      'The builds of web could not be read. No permission for codebuild:ListProjects. Ask.',
    ]);
    await history.close();
  });

  it('says so where a kept file was cut short, and has the rest', async () => {
    await keep('web:1', 'web:2', 'web:3');
    const file = path.join(folder, PLACE, 'builds.jsonl');
    await truncate(file, (await stat(file)).size - 20);
    const history = await ConnectionHistory.open(parts({}));
    expect(history.history.size).toBe(2);
    expect(history.notices()[0]?.text).toMatch(/^A part of the build history .* is gone/);
    await history.close();
  });

  it('follows builds that run, once the rest is read', async () => {
    await keepRecords([{ ...aRecord({ id: 'web:1', status: 'IN_PROGRESS' }), endTime: undefined }]);
    const running = { id: 'web:1', projectName: 'web', buildStatus: 'IN_PROGRESS' };
    const given = parts({ projects: ['web'] });
    const history = await ConnectionHistory.open(given);
    answers.push(
      { ok: true, value: [running] },
      { ok: true, value: { items: ['web:1'] } },
      { ok: true, value: [{ ...running, buildStatus: 'SUCCEEDED', buildComplete: true }] },
    );
    await fetch(history);
    expect(listedBuild(history.history, 0).status).toBe('IN_PROGRESS');
    let changes = 0;
    const following = history.follow({
      signal: new AbortController().signal,
      isWanted: () => true,
      onChange: () => {
        changes += 1;
      },
    });
    await (given.clock as FakeClock).pass(60_000);
    await following;
    expect(listedBuild(history.history, 0).status).toBe('SUCCEEDED');
    expect(changes).toBe(1);
    await history.close();
  });

  it('takes what was learnt of builds from their logs', async () => {
    await keep('web:1');
    const learnt = new LearntOfBuilds();
    learnt.add('prod', { id: 'web:1', cache: 'hit' });
    const history = await ConnectionHistory.open(parts({}, learnt));
    expect(history.history.cache.at(0)).not.toBe(0);
    await history.close();
  });
});
