import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { AwsChoices } from '../../../client/local/aws-choices';
import { KeptSecrets } from '../../../client/local/kept-secrets';
import { PausedBuilds } from '../../../client/local/paused-builds';
import { ProjectLinks } from '../../../client/local/project-links';
import { RunFailures } from '../../../client/local/run-failures';
import type { LocalRunParts } from '../../../client/local/run-parts';
import { RunningBuilds } from '../../../client/local/running-builds';
import { LocalRuns } from '../../../client/local/runs';
import type { LocalBuildDependencies, LocalBuildOutcome } from '../../../core/builds/local/request';
import { FakeClock } from '../fake-clock';
import { aLinkedProject } from './a-link';
import { BUILDSPEC, memory, STARTED } from './a-run';
import { memento, secretStorage } from './aws-memory';

const build = vi.hoisted(() => ({
  text: '',
  errors: [] as string[][],
  commands: [] as string[],
  answer: undefined as string | undefined,
  request: undefined as unknown,
  target: undefined as unknown,
  chosen: {} as unknown,
  questions: [] as string[],
  commit: undefined as string | undefined,
  run: (_dependencies: unknown): Promise<unknown> => Promise.reject(new Error('not set')),
}));
vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  workspace: { isTrusted: true, asRelativePath: () => 'b/buildspec.yml' },
  commands: { executeCommand: async (command: string) => void build.commands.push(command) },
  window: {
    showErrorMessage: async (...words: string[]) => {
      build.errors.push(words);
      return build.answer;
    },
    showInformationMessage: async (question: string) => {
      build.questions.push(question);
      return build.answer;
    },
    withProgress: (_options: unknown, task: (progress: unknown, token: unknown) => unknown) =>
      task({ report() {} }, { onCancellationRequested() {} }),
    showInputBox: async () => 's3cret',
    showQuickPick: async (items: unknown[]) => items[0],
  },
}));
vi.mock('../../../client/local/source', () => ({
  givenSource: async (source: unknown) => source,
  readSource: async () => ({ text: build.text, path: 'buildspec.yml', folder: { fsPath: '/b' } }),
}));
vi.mock('../../../client/local/choose-engine', () => ({
  chooseEngine: async (target: unknown) => {
    build.target = target;
    return build.chosen;
  },
}));
vi.mock('../../../core/builds/local/clone', async (original) => ({
  ...(await original<object>()),
  cleanCommit: async () => build.commit,
}));
vi.mock('../../../core/builds/local/run', () => ({
  runLocalBuild: (request: unknown, dependencies: unknown) => {
    build.request = request;
    return build.run(dependencies);
  },
}));

const buildspec = { toString: () => BUILDSPEC } as vscode.Uri;
let channels: string[];
let logged: string;
let parts: LocalRunParts;

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  channels = [];
  logged = '';
  build.chosen = { engine: { executor: 'host' }, image: 'host' };
  build.questions = [];
  parts = {
    runs: new LocalRuns(memory(), STARTED),
    outputs: {
      open: (_id: string, name: string) => {
        channels.push(name);
        return {
          append: (text: string) => {
            logged += text;
          },
          show() {},
          end() {},
        };
      },
    },
    logs: { open: () => ({ append() {}, end: async () => undefined }) },
    reports: { collect: () => ({ hear() {}, end: async () => undefined }) },
    artifacts: { of: () => ({ fsPath: '/artifacts' }) },
    caches: { of: () => '/caches', settle: async () => undefined },
    running: new RunningBuilds(),
    paused: new PausedBuilds(),
    problems: { forget() {}, follow: () => () => undefined },
    failures: new RunFailures(),
    buildProblems: { forget() {}, follow: () => () => undefined },
    clock: new FakeClock(),
    settings: { region: () => undefined, timeoutMinutes: () => 60 },
    consent: { always: false },
    aws: { choices: new AwsChoices(memento()), kept: new KeptSecrets(secretStorage(), memento()) },
    links: new ProjectLinks(memento()),
    reveal: async () => undefined,
  } as unknown as LocalRunParts;
  build.run = async (): Promise<LocalBuildOutcome> => ({ ok: true, buildStatus: 'SUCCEEDED' });
});

async function runBuild() {
  return (await import('../../../client/local/run-build')).runBuild(parts, buildspec);
}
const latest = () => parts.runs.of(BUILDSPEC)[0];

describe('runBuild', () => {
  it('refuses a buildspec for Windows before anything is asked, and offers CodeBuild', async () => {
    build.text = 'version: 0.2\nenv: {shell: powershell.exe}\nphases:\n  build:\n    commands: [Get-Date]\n';
    build.answer = 'Run on CodeBuild';
    expect(await runBuild()).toBeUndefined();
    build.text = '';
    expect(latest()).toBeUndefined();
    expect(build.errors).toEqual([
      [
        'The buildspec asks for powershell.exe, a shell of Windows, and local builds run on Linux only. Run it on CodeBuild, or change env.shell.',
        'Run on CodeBuild',
      ],
    ]);
    await vi.waitFor(() => expect(build.commands).toEqual(['codebuild.cloud.runBuild']));
  });

  it('goes on where the tree cannot show the run', async () => {
    parts.reveal = () => Promise.reject(new Error('TreeError [codebuild.local] Tree element not found'));
    await runBuild();
    expect(latest()?.state.buildStatus).toBe('SUCCEEDED');
  });

  it('goes on where the tree never answers', async () => {
    parts.reveal = () => new Promise(() => undefined);
    await runBuild();
    expect(latest()?.state.buildStatus).toBe('SUCCEEDED');
  });

  it('ends a run that could not even be shown, and says why', async () => {
    parts.outputs.open = () => {
      throw new Error('no more channels');
    };
    await runBuild();
    expect(latest()).toMatchObject({
      state: { buildStatus: 'FAULT' },
      message: 'The build could not go on: no more channels',
    });
  });

  it('stops a run that breaks while it is cancelled', async () => {
    build.run = (dependencies) =>
      new Promise((_resolve, reject) => {
        const { signal } = dependencies as LocalBuildDependencies;
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
        parts.running.cancel(latest()?.id ?? '');
      });
    await runBuild();
    expect(latest()?.state.buildStatus).toBe('STOPPED');
  });

  it('keeps the cache of its buildspec, and looks after it once the build is over', async () => {
    const settled: unknown[] = [];
    parts.caches = {
      of: (buildspec: string) => `/caches/${buildspec}`,
      settle: async (buildspec: string) => void settled.push(buildspec, latest()?.state.buildStatus),
    } as unknown as LocalRunParts['caches'];
    await runBuild();
    expect(build.request).toMatchObject({ cacheDirectory: `/caches/${BUILDSPEC}` });
    expect(settled).toEqual([BUILDSPEC, 'SUCCEEDED']);
  });

  it('notes the commit that a run is of, as it is when the run begins', async () => {
    build.commit = 'c0ffee';
    build.run = async () => {
      build.commit = 'f00d';
      return { ok: true, buildStatus: 'SUCCEEDED' };
    };
    await runBuild();
    expect(latest()?.commit).toBe('c0ffee');
    build.commit = undefined;
    await runBuild();
    expect(latest()?.number).toBe(2);
    expect(latest()?.commit).toBeUndefined();
  });

  it('says of a run that goes with its window why it was stopped', async () => {
    build.run = (dependencies) =>
      new Promise((resolve) => {
        const { signal } = dependencies as LocalBuildDependencies;
        signal?.addEventListener('abort', () => resolve({ ok: true, buildStatus: 'STOPPED' }));
        void parts.running.cancelAll();
      });
    await runBuild();
    expect(latest()).toMatchObject({
      state: { buildStatus: 'STOPPED' },
      message: 'VS Code closed while it ran.',
    });
  });

  it('asks of the build what its options say, and remembers them but for the values of secrets', async () => {
    await (await import('../../../client/local/run-build')).runBuild(parts, buildspec, {
      variables: [{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }],
      phases: ['build'],
      privileged: true,
      pausesAfterFailure: true,
    });
    expect(build.request).toMatchObject({
      environmentVariables: [
        { name: 'STAGE', value: 'beta' },
        { name: 'TOKEN', value: 's3cret' },
      ],
      secretNames: ['TOKEN'],
      phases: ['build'],
      privileged: true,
    });
    expect(latest()?.options?.variables).toEqual([{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }]);
    expect(JSON.stringify(latest())).not.toContain('s3cret');
  });

  it('begins with a clean cache where that was asked', async () => {
    const cleared: string[] = [];
    parts.caches.clearOf = async (of) => void cleared.push(of);
    await (await import('../../../client/local/run-build')).runBuild(parts, buildspec, { cleanCache: true });
    expect(cleared).toEqual([BUILDSPEC]);
  });

  it('names the workspace folder where there are several', async () => {
    expect(await runBuild()).toMatchObject({ name: 'b/buildspec.yml' });
    expect(channels).toEqual(['Local: b/buildspec.yml #1']);
  });
});

describe('a build of a buildspec that is linked to a project', () => {
  const project = aLinkedProject({ privileged: true, variables: [{ name: 'STAGE', value: 'test' }] });
  const size = { cpus: 4, memory: 7 * 1024 ** 3 };

  beforeEach(async () => {
    build.chosen = {
      engine: { executor: 'docker' },
      image: project.image,
      imageOrigin: 'image of project web',
    };
    await parts.links.set(BUILDSPEC, { project });
  });

  it("offers the project's image, and says in the log where it is from", async () => {
    build.answer = "Don't Use";
    await runBuild();
    expect(build.target).toMatchObject({ project });
    expect(build.request).toMatchObject({ imageOrigin: 'image of project web', environmentVariables: [] });
    expect(build.request).not.toHaveProperty('size');
  });

  it('asks once what comes along, tells it, and remembers the answer', async () => {
    build.answer = 'Use';
    await runBuild();
    await runBuild();
    expect(build.questions).toEqual(['Use variables, privileged mode and size of project web?']);
    expect(build.request).toMatchObject({ environmentVariables: project.variables, privileged: true, size });
    expect(logged).toContain(
      '[CodeBuild Workbench] From project web: variables, privileged mode and size.\n',
    );
  });

  it('is not privileged where the user takes the rest alone', async () => {
    build.answer = 'Use Without Privileges';
    await runBuild();
    expect(build.request).toMatchObject({ size, privileged: undefined });
  });

  it('does not run without an answer', async () => {
    build.answer = undefined;
    expect(await runBuild()).toBeUndefined();
    expect(latest()).toBeUndefined();
    expect(parts.links.get(BUILDSPEC)).toEqual({ project });
  });
});

describe('a build of a buildspec that is given', () => {
  const project = aLinkedProject({ name: 'web #12', variables: [{ name: 'STAGE', value: 'test' }] });
  const given = {
    of: 'web #12',
    source: { text: 'version: 0.2', path: 'ci/buildspec.yml', folder: { fsPath: '/b' } as vscode.Uri },
    link: { project, share: { used: true } },
  };
  const runGiven = async () =>
    (await import('../../../client/local/run-build')).runBuild(parts, buildspec, {}, given);

  it('runs that text with what comes along, and asks nothing of what the file is linked to', async () => {
    await parts.links.set(BUILDSPEC, { project: aLinkedProject({ name: 'other', privileged: true }) });
    await runGiven();
    expect(build.questions).toEqual([]);
    expect(build.target).toMatchObject({ project });
    expect(build.request).toMatchObject({
      buildspec: { text: 'version: 0.2', path: 'ci/buildspec.yml' },
      environmentVariables: project.variables,
    });
  });

  it('says in its log and with the run what it was of', async () => {
    await runGiven();
    expect(latest()?.of).toBe('web #12');
    expect(logged).toContain('[CodeBuild Workbench] The buildspec is that of web #12.\n');
  });
});
