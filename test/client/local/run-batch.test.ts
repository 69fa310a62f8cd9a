import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { AwsChoices } from '../../../client/local/aws-choices';
import { KeptSecrets } from '../../../client/local/kept-secrets';
import type { LocalRun } from '../../../client/local/local-run';
import { PausedBuilds } from '../../../client/local/paused-builds';
import { ProjectLinks } from '../../../client/local/project-links';
import { RunFailures } from '../../../client/local/run-failures';
import type { RunOptions } from '../../../client/local/run-options';
import type { LocalRunParts } from '../../../client/local/run-parts';
import { RunningBuilds } from '../../../client/local/running-builds';
import { LocalRuns } from '../../../client/local/runs';
import type { LocalBuildDependencies, LocalBuildRequest } from '../../../core/builds/local/request';
import { FakeClock } from '../fake-clock';
import { aLinkedProject } from './a-link';
import { BUILDSPEC, memory, STARTED } from './a-run';
import { memento, secretStorage } from './aws-memory';

const fake = vi.hoisted(() => ({
  text: '',
  images: [] as (string[] | undefined)[],
  questions: [] as string[],
  answer: undefined as string | undefined,
  commands: [] as string[],
  errors: [] as string[],
  files: {} as Record<string, string>,
  run: undefined as unknown as (request: LocalBuildRequest, deps: LocalBuildDependencies) => Promise<unknown>,
}));
vi.mock('vscode', () => ({
  Uri: { joinPath: ({ fsPath }: { fsPath: string }, path: string) => `file://${fsPath}/${path}` },
  ProgressLocation: { Notification: 15 },
  workspace: { isTrusted: true, asRelativePath: () => 'buildspec.yml' },
  commands: { executeCommand: async (command: string) => void fake.commands.push(command) },
  window: {
    withProgress: (_options: unknown, task: (progress: unknown, token: unknown) => unknown) =>
      task({ report() {} }, { onCancellationRequested() {} }),
    showInformationMessage: async (question: string) => {
      fake.questions.push(question);
      return 'Use';
    },
    showErrorMessage: (message: string) => void fake.errors.push(message),
    showWarningMessage: async (question: string) => {
      fake.questions.push(question);
      return fake.answer;
    },
  },
}));
vi.mock('../../../client/local/source', () => ({
  readSource: async () => ({ text: fake.text, path: 'buildspec.yml', folder: { fsPath: '/project' } }),
}));
vi.mock('../../../client/local/choose-engine', () => ({
  chooseEngine: async ({ images }: { images?: string[] }) => {
    fake.images.push(images);
    return { engine: { executor: 'docker' }, image: 'busybox' };
  },
}));
vi.mock('../../../core/builds/local/batch/read-buildspec', () => ({
  readBuildspecIn: async (_source: string, path: string) => fake.files[path],
}));
vi.mock('../../../core/builds/local/run', () => ({
  runLocalBuild: (request: LocalBuildRequest, deps: LocalBuildDependencies) => fake.run(request, deps),
}));

let logs: Map<string, string>;
let problems: string[];
let found: string[];
let cleared: boolean[];
let parts: LocalRunParts;

const batchOf = (...builds: string[]) =>
  `version: 0.2\nphases: {build: {commands: [make]}}\nbatch:\n  build-list:\n${builds.map((build) => `    - {identifier: ${build}}`).join('\n')}\n`;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  Object.assign(fake, {
    text: batchOf('a', 'b'),
    images: [],
    questions: [],
    answer: undefined,
    commands: [],
    errors: [],
    files: {},
  });
  fake.run = async ({ buildId, batchBuildIdentifier }, { emit }) => {
    const base = { buildId, at: STARTED };
    emit({ event: 'build', ...base, buildStatus: 'IN_PROGRESS', exportedEnvironmentVariables: [] });
    emit({ event: 'output', ...base, phaseType: 'BUILD', index: 0, text: `I am ${batchBuildIdentifier}\n` });
    emit({ event: 'build', ...base, buildStatus: 'SUCCEEDED', exportedEnvironmentVariables: [] });
    return { ok: true, buildStatus: 'SUCCEEDED' };
  };
  logs = new Map();
  problems = [];
  found = [];
  cleared = [];
  parts = {
    runs: new LocalRuns(memory(), STARTED),
    outputs: { open: () => ({ append() {}, show() {}, end() {} }) },
    reports: { collect: () => ({ hear() {}, end: async () => undefined }) },
    logs: {
      open: (id: string) => ({
        append: (text: string) => void logs.set(id, (logs.get(id) ?? '') + text),
        end: async () => undefined,
      }),
    },
    problems: {
      forget: (buildspec: string) => problems.push(`forget ${buildspec}`),
      follow(run: LocalRun, { uri }: { uri: string }, nextLine: () => number) {
        return ({ event }: { event: string }) =>
          event === 'output' && problems.push(`${run.partOf?.identifier} in ${uri}, line ${nextLine()}`);
      },
    },
    failures: new RunFailures(),
    buildProblems: {
      forget() {},
      follow: ({ title }: { title: string }) => {
        found.push(title);
        return () => undefined;
      },
    },
    artifacts: { of: () => ({ fsPath: '/artifacts' }) },
    caches: {
      of: () => '/caches',
      settle: async () => undefined,
      clearOf: async () => void cleared.push(true),
    },
    running: new RunningBuilds(),
    paused: new PausedBuilds(),
    clock: new FakeClock(),
    settings: { region: () => undefined, timeoutMinutes: () => 60, concurrency: () => 2 },
    consent: { always: false },
    links: new ProjectLinks(memento()),
    aws: { choices: new AwsChoices(memento()), kept: new KeptSecrets(secretStorage(), memento()) },
    reveal: async () => undefined,
  } as unknown as LocalRunParts;
});

const runBatch = async (options?: RunOptions) =>
  (await import('../../../client/local/run-batch')).runBatch(
    parts,
    { toString: () => BUILDSPEC } as vscode.Uri,
    options,
  );
const latest = () => parts.runs.of(BUILDSPEC)[0];

describe('runBatch', () => {
  it('runs the builds as runs below the batch, each with its log, and the batch with the lines of all', async () => {
    await runBatch();
    expect(latest()).toMatchObject({ number: 1, state: { buildStatus: 'SUCCEEDED' } });
    const builds = parts.runs.partsOf(latest()?.id ?? '');
    expect(builds.map(({ partOf, state }) => [partOf?.identifier, state.buildStatus])).toEqual([
      ['a', 'SUCCEEDED'],
      ['b', 'SUCCEEDED'],
    ]);
    expect(builds.map(({ id }) => logs.get(id))).toEqual(['I am a\n', 'I am b\n']);
    expect(logs.get(latest()?.id ?? '')).toMatch(/a \| I am a\n[\s\S]*b \| I am b\n\nBatch SUCCEEDED/);
  });

  it('lets a command that fails in a build be marked in the buildspec of that build', async () => {
    fake.text = batchOf('a', 'b, buildspec: b.yml', 'c, buildspec: none.yml');
    fake.files = { 'b.yml': 'version: 0.2' };
    await runBatch();
    expect(problems.sort()).toEqual([
      `a in ${BUILDSPEC}, line 1`,
      'b in file:///project/b.yml, line 1',
      'forget file:///project/b.yml',
      `forget ${BUILDSPEC}`,
    ]);
  });

  it('has image, variables, privileges and size of the project that its buildspec is linked to', async () => {
    const variables = [{ name: 'STAGE', value: 'test' }];
    await parts.links.set(BUILDSPEC, { project: aLinkedProject({ privileged: true, variables }) });
    const requests: LocalBuildRequest[] = [];
    fake.run = async (request) => {
      requests.push(request);
      return { ok: true, buildStatus: 'SUCCEEDED' };
    };
    await runBatch();
    expect(requests).toHaveLength(2);
    expect(requests[0]).toMatchObject({
      environmentVariables: variables,
      privileged: true,
      size: { cpus: 4 },
    });
    expect(logs.get(latest()?.id ?? '')).toContain('From project web: variables, privileged mode and size.');
  });

  it('stays without privileges that the user refused it, whatever the project has', async () => {
    fake.text = `version: 0.2\nphases: {build: {commands: [make]}}\nbatch: {build-list: [{identifier: a, env: {privileged-mode: true}}]}\n`;
    fake.answer = 'Run Without';
    await parts.links.set(BUILDSPEC, { project: aLinkedProject({ privileged: true }) });
    let request: LocalBuildRequest | undefined;
    fake.run = async (given) => {
      request = given;
      return { ok: true, buildStatus: 'SUCCEEDED' };
    };
    await runBatch();
    expect(request?.privileged).toBe(false);
  });

  it('is cancelled as a whole', async () => {
    fake.run = ({ buildId }, { emit, signal }) =>
      new Promise((resolve) => {
        emit({
          event: 'build',
          buildId,
          at: STARTED,
          buildStatus: 'IN_PROGRESS',
          exportedEnvironmentVariables: [],
        });
        const stop = () => resolve({ ok: true, buildStatus: 'STOPPED' });
        signal.addEventListener('abort', stop);
        if (signal.aborted) stop();
        parts.running.cancel(latest()?.id ?? '');
      });
    await runBatch();
    expect(latest()?.state.buildStatus).toBe('STOPPED');
    expect(parts.runs.running).toEqual([]);
  });

  it('goes on without a build that is cancelled alone', async () => {
    const { run } = fake;
    fake.run = (request, deps) => {
      if (request.batchBuildIdentifier === 'b') return run(request, deps);
      return new Promise((resolve) => {
        deps.signal.addEventListener('abort', () => resolve({ ok: true, buildStatus: 'STOPPED' }));
        queueMicrotask(() => parts.running.cancel(request.buildId));
      });
    };
    await runBatch();
    const groups = latest()?.batch?.buildGroups ?? [];
    expect(groups.map(({ currentBuildSummary: { buildStatus } }) => buildStatus)).toEqual([
      'STOPPED',
      'SUCCEEDED',
    ]);
    expect(latest()?.state.buildStatus).toBe('FAILED');
    expect(latest()?.message).toBeUndefined();
  });

  it('gives its builds what the user chose for this run, but for the phases, which are all', async () => {
    fake.text = batchOf('a, env: {image: x, variables: {STAGE: own}}', 'b');
    const variables = [{ name: 'STAGE', value: 'prod' }];
    await parts.links.set(BUILDSPEC, {
      project: aLinkedProject({ privileged: false, variables: [{ name: 'STAGE', value: 'project' }] }),
    });
    const options: RunOptions = {
      image: 'y',
      variables,
      privileged: true,
      cleanCache: true,
      phases: ['build'],
    };
    const requests: LocalBuildRequest[] = [];
    fake.run = async (request) => {
      requests.push(request);
      return { ok: true, buildStatus: 'SUCCEEDED' };
    };
    await runBatch(options);
    expect(fake.images).toEqual([['y', 'x']]);
    expect(cleared).toHaveLength(1);
    for (const request of requests) {
      expect(request).toMatchObject({ environmentVariables: variables, privileged: true });
      expect(request.phases).toBeUndefined();
    }
    expect(latest()?.options).toEqual({ image: 'y', variables, privileged: true, cleanCache: true });
  });

  it('has builds that wait for the user at breakpoints, and after failed commands where that is chosen', async () => {
    const sessions: unknown[] = [];
    fake.run = async (_, { debugSession }) => {
      sessions.push(debugSession?.pausesAfterFailure);
      return { ok: true, buildStatus: 'SUCCEEDED' };
    };
    await runBatch();
    await runBatch({ pausesAfterFailure: true });
    expect(sessions).toEqual([false, false, true, true]);
  });

  it('asks for no image where all builds name theirs', async () => {
    fake.text = batchOf('a, env: {image: x}', 'b, env: {image: y}', 'c, env: {image: x}');
    await runBatch();
    fake.text = batchOf('a, env: {image: x}', 'b');
    await runBatch();
    expect(fake.images).toEqual([['x', 'y'], []]);
  });

  it('says why a batch cannot run, and runs nothing', async () => {
    fake.text = batchOf('a-b');
    expect(await runBatch()).toBeUndefined();
    expect(fake.errors[0]).toContain('Build Identifiers a-b must contain');
    expect(latest()).toBeUndefined();
  });

  it('offers CodeBuild for a batch that outgrows the computer', async () => {
    fake.text = batchOf('a, env: {type: WINDOWS_CONTAINER}');
    fake.answer = 'Run on CodeBuild…';
    expect(await runBatch()).toBeUndefined();
    expect(fake.questions[0]).toMatch(/too small/);
    expect(fake.commands).toEqual(['codebuild.cloud.runBatch']);
  });

  it('gives privileges only to builds that the user allows them', async () => {
    fake.text = batchOf('a, env: {privileged-mode: true}', 'b');
    const privileged: unknown[] = [];
    const { run } = fake;
    fake.run = (request, deps) => {
      privileged.push(request.privileged);
      return run(request, deps);
    };
    fake.answer = 'Run Without';
    await runBatch();
    fake.answer = 'Allow';
    await runBatch();
    fake.answer = undefined;
    expect(await runBatch()).toBeUndefined();
    expect(privileged).toEqual([false, false, true, false]);
  });
});
