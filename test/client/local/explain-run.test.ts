import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExplainedBuild } from '../../../client/explanation/explained-build';
import type { LocalParts } from '../../../client/local/commands';
import { explainFailure } from '../../../client/local/explain-run';
import type { LocalRun } from '../../../client/local/local-run';
import { RunFailures } from '../../../client/local/run-failures';
import { createFailureExplainers } from '../../../core/builds/failures/explainer';
import { createLogReader } from '../../../core/builds/log/grammar';
import { BASHISM_BUILDSPEC, BASHISM_LOG } from '../explanation/an-explanation';
import { BUILDSPEC, STARTED } from './a-run';

const seen = vi.hoisted(() => ({ text: '', timeout: 60, settings: [] as unknown[], again: [] as unknown[] }));
vi.mock('vscode', () => ({
  ConfigurationTarget: { WorkspaceFolder: 3 },
  Uri: { parse: (text: string) => ({ toString: () => text, path: text }) },
  workspace: {
    asRelativePath: () => 'buildspec.yml',
    openTextDocument: async () => ({ getText: () => seen.text }),
    getConfiguration: () => ({ update: async (...change: unknown[]) => void seen.settings.push(change) }),
  },
}));
vi.mock('../../../client/local/run-commands', () => ({
  runAgain: async (_parts: unknown, run: LocalRun, options: unknown) =>
    void seen.again.push([run.id, options]),
}));

let opened: { id: string; title: string; builds: readonly ExplainedBuild[] }[];
let logs: Record<string, string>;
let failures: RunFailures;
let options: Record<string, unknown>;

beforeEach(() => {
  Object.assign(seen, { text: BASHISM_BUILDSPEC, timeout: 60, settings: [], again: [] });
  opened = [];
  logs = { 'project:1': BASHISM_LOG };
  failures = new RunFailures();
  options = {};
});

function aRun(more: Partial<LocalRun> = {}): LocalRun {
  return {
    id: 'project:1',
    buildspec: BUILDSPEC,
    number: 3,
    executor: 'docker',
    image: 'busybox',
    startedAt: STARTED,
    state: { buildStatus: 'FAILED', phases: [] },
    ...more,
  } as LocalRun;
}

async function explain(run = aRun(), runs: LocalRun[] = []): Promise<readonly ExplainedBuild[]> {
  const parts = {
    failures,
    logs: { pieces: (id: string) => [logs[id] ?? ''] },
    runs: {
      get: (id: string) => runs.find((each) => each.id === id),
      of: () => runs.filter(({ partOf }) => !partOf),
      partsOf: (id: string) => runs.filter(({ partOf }) => partOf?.runId === id),
    },
    links: { get: () => ({}) },
    settings: { timeoutMinutes: () => seen.timeout },
    projects: { all: [] },
    options: {
      get: () => options,
      set: async (_buildspec: string, to: typeof options) => {
        options = to;
      },
    },
    explanations: {
      open: async (id: string, title: string, builds: readonly ExplainedBuild[]) =>
        void opened.push({ id, title, builds }),
    },
  } as unknown as LocalParts;
  await explainFailure(parts, run);
  return opened.at(-1)?.builds ?? [];
}

describe('a failed run', () => {
  it('of another window is explained by its log and the buildspec as it is now', async () => {
    const [build] = await explain();
    expect(build).toMatchObject({
      title: 'buildspec.yml #3',
      explanation: { cause: { code: 'bash-in-sh' } },
      buildspec: { document: BUILDSPEC, isFile: true },
    });
  });

  it('whose log is gone is explained by its phases', async () => {
    logs = {};
    const contexts = [{ statusCode: 'CLIENT_ERROR', message: 'no matching artifact paths found' }];
    const phases = [{ phaseType: 'UPLOAD_ARTIFACTS', phaseStatus: 'FAILED', contexts }] as const;
    const state = { buildStatus: 'FAILED', phases } as unknown as LocalRun['state'];
    const [build] = await explain(aRun({ state }));
    expect(build?.explanation).toMatchObject({
      phaseType: 'UPLOAD_ARTIFACTS',
      cause: { code: 'artifact-missing' },
    });
  });

  it('of this window is explained by what it was, whatever the file has become', async () => {
    const known = { buildspec: { text: BASHISM_BUILDSPEC } };
    const hear = failures.follow('project:1', { known, buildspec: BUILDSPEC }, createFailureExplainers);
    for (const event of createLogReader('project:1').read(BASHISM_LOG)) hear(event);
    hear({
      event: 'build',
      buildId: 'project:1',
      at: STARTED,
      buildStatus: 'FAILED',
      exportedEnvironmentVariables: [],
    });
    logs = {};
    seen.text = 'version: 0.2\n';
    const [build] = await explain();
    expect(build?.explanation?.cause?.code).toBe('bash-in-sh');
    expect(build?.buildspec?.text).toBe(BASHISM_BUILDSPEC);
  });

  it('that took the buildspec of a build on CodeBuild has no file to fix, and is not run again', async () => {
    const [build] = await explain(aRun({ of: 'web #12' }));
    expect(build?.buildspec).toBeUndefined();
    expect(build?.buildWith).toBeUndefined();
  });

  it('that could not go to its end says why', async () => {
    logs = {};
    const [build] = await explain(aRun({ message: 'The engine was lost.' }));
    expect(build).toMatchObject({ explanation: undefined, notes: ['The engine was lost.'] });
  });

  it('of a batch is each build that failed', async () => {
    const batch = aRun({ id: 'batch:1', batch: { currentPhase: 'FAILED', contexts: [], buildGroups: [] } });
    const part = (identifier: string, buildStatus: 'FAILED' | 'SUCCEEDED') =>
      aRun({
        id: `part:${identifier}`,
        partOf: { runId: 'batch:1', identifier },
        state: { buildStatus, phases: [] } as unknown as LocalRun['state'],
      });
    const builds = await explain(batch, [batch, part('unit', 'FAILED'), part('lint', 'SUCCEEDED')]);
    expect(builds.map(({ title }) => title)).toEqual(['buildspec.yml #3, unit']);
    expect(opened[0]).toMatchObject({ id: 'batch:1', title: 'buildspec.yml #3' });
  });
});

describe('a run that is asked otherwise', () => {
  it('is privileged, and so are those that follow', async () => {
    options = { image: 'node' };
    const run = aRun({ options: { phases: ['build'] } });
    await (await explain(run))[0]?.buildWith?.({ kind: 'privileged', title: '' });
    expect(options).toEqual({ image: 'node', privileged: true });
    expect(seen.again).toEqual([['project:1', { phases: ['build'], privileged: true }]]);
  });

  it('has more time, by the setting of its folder', async () => {
    await (await explain())[0]?.buildWith?.({ kind: 'timeout', title: '', minutes: 120 });
    expect(seen.settings).toEqual([['codebuild.local.timeout', 120, 3]]);
    expect(seen.again).toEqual([['project:1', undefined]]);
    seen.timeout = 300;
    await (await explain())[0]?.buildWith?.({ kind: 'timeout', title: '', minutes: 120 });
    expect(seen.settings).toHaveLength(1);
    expect(seen.again).toHaveLength(2);
  });

  it('is the whole batch where a build of it failed', async () => {
    const batch = aRun({ id: 'batch:1', options: { privileged: false } });
    const part = aRun({ id: 'part:1', partOf: { runId: 'batch:1', identifier: 'unit' } });
    await (await explain(part, [batch, part]))[0]?.buildWith?.({ kind: 'privileged', title: '' });
    expect(seen.again).toEqual([['batch:1', { privileged: true }]]);
  });
});

describe('a run that another run contradicts', () => {
  const commit = 'c0ffee';
  const passed = (more: Partial<LocalRun> = {}) =>
    aRun({
      id: 'project:2',
      number: 4,
      commit,
      state: { buildStatus: 'SUCCEEDED', phases: [] } as unknown as LocalRun['state'],
      ...more,
    });
  const flaky = async (own: Partial<LocalRun>, other: LocalRun, more: LocalRun[] = []) => {
    const run = aRun({ commit, ...own });
    const [build] = await explain(run, [run, other, ...more]);
    return build?.explanation?.notes.find(({ code }) => code === 'flaky-step')?.message;
  };

  it('is flaky where that built the same commit', async () => {
    expect(await flaky({}, passed())).toMatch(/^buildspec\.yml #4 built the same commit in the same way/);
  });

  it('is not where the commit is another, or not known, or was asked for something else', async () => {
    expect(await flaky({}, passed({ commit: 'f00d' }))).toBeUndefined();
    expect(await flaky({ commit: undefined }, passed({ commit: undefined }))).toBeUndefined();
    expect(await flaky({}, passed({ options: { privileged: true } }))).toBeUndefined();
    expect(await flaky({}, passed({ image: 'node:22' }))).toBeUndefined();
  });

  it('is compared with the same build of other batches, asked for the same', async () => {
    const batch = { currentPhase: 'FAILED' as const, contexts: [], buildGroups: [] };
    const state = { buildStatus: 'FAILED', phases: [] } as unknown as LocalRun['state'];
    const whole = (id: string, number: number, options = {}) =>
      aRun({ id, number, batch, commit, options, state });
    const part = (runId: string, identifier: string) => ({
      partOf: { runId, identifier },
      commit: undefined,
    });
    const flakyIn = (identifier: string, options = {}) =>
      flaky(part('batch:1', 'unit'), passed(part('batch:2', identifier)), [
        whole('batch:1', 3),
        whole('batch:2', 4, options),
      ]);
    expect(await flakyIn('unit')).toMatch(/^buildspec\.yml #4, unit built/);
    expect(await flakyIn('lint')).toBeUndefined();
    expect(await flakyIn('unit', { privileged: true })).toBeUndefined();
  });
});
