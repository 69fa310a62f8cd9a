import type { Report } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CloudSession } from '../../../../client/cloud/connections/session';
import { showReportsOfEnd } from '../../../../client/cloud/ends/show-end';
import type { CloudParts } from '../../../../client/cloud/parts';
import { CloudStore } from '../../../../client/cloud/store';
import { showEndedReports, showReports } from '../../../../client/cloud/testing/show-reports';
import type { ShownBuild } from '../../../../client/testing/shown-build';
import { Testing } from '../../../../client/testing/testing';
import { failedBuild, runningBuild } from '../../builds';
import { FakeClock } from '../../fake-clock';
import { anApi, failed, ok } from '../an-api';
import { failedBatch, REPORT_ARN, runningBatch, testReport } from '../builds';

const told = vi.hoisted(() => ({
  messages: [] as string[],
  actions: [] as string[],
  begun: undefined as unknown,
}));
vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  workspace: { isTrusted: true },
  window: {
    withProgress: (_options: unknown, task: () => unknown) => task(),
    showInformationMessage: async (text: string) => void told.messages.push(text),
  },
}));
vi.mock('../../../../client/cloud/actions/begin-build', () => ({
  beginBuild: async (
    _parts: unknown,
    _session: unknown,
    action: string,
    start: (connection: unknown) => unknown,
  ) => {
    told.actions.push(action);
    return start({ codeBuild: async () => ({ send: async () => ({ build: told.begun }) }) });
  },
}));
vi.mock('../../../../client/cloud/actions/build-actions', () => ({
  stop: async () => void told.actions.push('stop'),
}));
vi.mock('../../../../client/cloud/actions/batch-actions', () => ({
  retryBatch: async (_parts: unknown, _target: unknown, type: string) => {
    told.actions.push(type);
    return told.begun;
  },
  stopBatch: async () => void told.actions.push('stop batch'),
}));

let answers: Report[][];
let store: CloudStore;
let shown: [ShownBuild, { isAsked: boolean }][];
let failures: string[];
let clock: FakeClock;
let parts: CloudParts;
let isAutomatic: boolean;

beforeEach(() => {
  Object.assign(told, { messages: [], actions: [], begun: undefined });
  answers = [[testReport()]];
  store = new CloudStore(
    anApi({
      reports: () => ok((answers.length > 1 ? answers.shift() : answers[0]) ?? []),
      testCases: () => ok({ testCases: [{ name: 'pays', status: 'FAILED' }] }),
    }),
  );
  shown = [];
  failures = [];
  clock = new FakeClock();
  isAutomatic = true;
  const testing = new Testing({ clock, isAutomatic: () => isAutomatic });
  vi.spyOn(testing, 'show').mockImplementation(async (...words) => void shown.push(words));
  parts = {
    sessions: { all: [{}] },
    clock,
    testing,
    showFailure: async ({ message }: { message: string }) => void failures.push(message),
  } as unknown as CloudParts;
});

const session = (emulated = false) => {
  const polling = { addSet: () => ({ set() {}, dispose() {} }) };
  return { id: 'aws', name: 'default', store, polling, emulated } as unknown as CloudSession;
};
const build = failedBuild({ id: 'web:1', reportArns: [REPORT_ARN] });

describe('Show Reports in Testing View', () => {
  it('shows them because they were asked for', async () => {
    await showReports(parts, { session: session(), build });
    expect(shown).toMatchObject([[{ name: 'web #12', reports: [{ name: 'web-unit' }] }, { isAsked: true }]]);
  });

  it('says so where they are gone, or cannot be read', async () => {
    answers = [[]];
    await showReports(parts, { session: session(), build });
    expect(told.messages).toEqual(['The reports of web #12 are gone: CodeBuild keeps them for 30 days.']);
    store = new CloudStore(anApi({ reports: () => failed('denied') }));
    await showReports(parts, { session: session(), build });
    expect(failures).toEqual(['It is denied.']);
    expect(shown).toEqual([]);
  });
});

describe('a build that ends', () => {
  const end = { title: 'web #12', status: 'Failed', reason: '' } as const;

  it('has its reports shown by itself, once they are made', async () => {
    answers = [[testReport({ status: 'GENERATING' })], [testReport()]];
    const showing = showEndedReports(parts, { session: session(), build });
    await vi.waitFor(() => expect(clock.sleeping).toBe(1));
    expect(shown).toEqual([]);
    await clock.pass(5_000);
    await showing;
    expect(shown).toMatchObject([[{ name: 'web #12' }, { isAsked: false }]]);
  });

  it('tells nobody of what cannot be read then', async () => {
    store = new CloudStore(anApi({ reports: () => failed('network') }));
    await showEndedReports(parts, { session: session(), build });
    expect([shown, failures]).toEqual([[], []]);
  });

  it('is not shown where the setting says so, it made no reports, or its run is there already', async () => {
    await showReportsOfEnd(parts, { session: session(), end, build: failedBuild({ id: 'web:2' }) });
    parts.testing.expect('web:1');
    await showReportsOfEnd(parts, { session: session(), end, build });
    isAutomatic = false;
    await showReportsOfEnd(parts, { session: session(), end, build: { ...build, id: 'web:3' } });
    expect(shown).toEqual([]);
    isAutomatic = true;
    await showReportsOfEnd(parts, { session: session(), end, build: { ...build, id: 'web:3' } });
    await showReportsOfEnd(parts, {
      session: session(),
      end,
      batch: failedBatch({ reportArns: [REPORT_ARN] }),
    });
    expect(shown.map(([{ name }]) => name)).toEqual(['web #12', 'web batch #3']);
  });
});

describe('running again', () => {
  const againOf = async (target: Parameters<typeof showReports>[1]) => {
    await showReports(parts, target);
    return shown[0]?.[0].again;
  };

  it('asks on AWS, and not in the emulator', async () => {
    expect((await againOf({ session: session(), build }))?.question).toBe(
      'Run web #12 again on CodeBuild with the connection default?',
    );
    shown = [];
    expect(await againOf({ session: session(true), build })).toMatchObject({ question: undefined });
  });

  it('retries the build, waits for its end, and gives what came of it', async () => {
    const again = await againOf({ session: session(), build });
    told.begun = runningBuild({ id: 'web:2', buildNumber: 13 });
    const running = again?.run(new AbortController().signal);
    // the first call loads the SDK
    await vi.waitFor(() => expect(parts.testing.shows('web:2')).toBe(false), { timeout: 20_000 });
    store.builds.put(failedBuild({ id: 'web:2', buildNumber: 13, reportArns: [REPORT_ARN] }));
    expect(await running).toMatchObject({ name: 'web #13', again: { run: expect.any(Function) } });
    expect(told.actions).toEqual(['codebuild:RetryBuild']);
  });

  it('stops the build where the user gives up', async () => {
    const again = await againOf({ session: session(), build });
    told.begun = runningBuild({ id: 'web:2' });
    const controller = new AbortController();
    const running = again?.run(controller.signal);
    controller.abort();
    expect(await running).toBeUndefined();
    expect(told.actions).toEqual(['codebuild:RetryBuild', 'stop']);
  });

  it('retries of a batch what failed', async () => {
    store.builds.putBatch(runningBatch());
    const batch = failedBatch({ reportArns: [REPORT_ARN] });
    const again = await againOf({ session: session(), batch });
    expect(again?.question).toContain('the failed builds of web batch #3');
    told.begun = runningBatch();
    const running = again?.run(new AbortController().signal);
    store.builds.putBatch(batch);
    expect(await running).toMatchObject({ name: 'web batch #3' });
    expect(told.actions).toEqual(['RETRY_FAILED_BUILDS']);
  });

  it('is not to be had of what CodeBuild does not retry', async () => {
    const ofBatch = failedBuild({ ...build, buildBatchArn: 'arn' });
    expect(await againOf({ session: session(), build: ofBatch })).toBeUndefined();
    shown = [];
    const succeeded = failedBatch({ buildBatchStatus: 'SUCCEEDED', reportArns: [REPORT_ARN] });
    expect(await againOf({ session: session(), batch: succeeded })).toBeUndefined();
  });
});
