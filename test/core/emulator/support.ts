import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetBuildsCommand,
  type Build,
  CodeBuildClient,
  CreateProjectCommand,
} from '@aws-sdk/client-codebuild';
import { STSClient } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../core/builds/clock';
import type { BuildEvent, PhaseType, StatusType } from '../../../core/builds/events';
import type { RunBuild } from '../../../core/emulator/builds/carry-out';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../core/emulator/emulator';

export async function temporaryDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What a folder holds that others than its owner may read, or that is executable: paths with their modes. */
export async function openPaths(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const modes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const mode = (await stat(path)).mode & 0o777;
      return mode === (entry.isDirectory() ? 0o700 : 0o600) ? [] : [`${path} ${mode.toString(8)}`];
    }),
  );
  return modes.flat();
}

export interface TestEmulator extends Emulator {
  dataDirectory: string;
  warnings: string[];
  codeBuild: CodeBuildClient;
  logs: CloudWatchLogsClient;
  sts: STSClient;
}

/** An emulator whose builds succeed at once, unless `runBuild` says otherwise. It ends with the test. */
export async function startTestEmulator(options: Partial<EmulatorOptions> = {}): Promise<TestEmulator> {
  const dataDirectory = options.dataDirectory ?? (await temporaryDirectory());
  const warnings: string[] = [];
  const emulator = await startEmulator({
    port: 0,
    region: 'eu-central-1',
    clock: systemClock,
    runBuild: succeedingBuild,
    concurrentBuilds: 2,
    insecureAnyCredentials: false,
    onWarning: (message) => warnings.push(message),
    ...options,
    dataDirectory,
  });
  onTestFinished(() => emulator.close());
  const config = {
    endpoint: emulator.endpoint,
    region: emulator.region,
    credentials: emulator.accessKey,
    maxAttempts: 1,
  };
  return {
    ...emulator,
    dataDirectory,
    warnings,
    codeBuild: new CodeBuildClient(config),
    logs: new CloudWatchLogsClient(config),
    sts: new STSClient(config),
  };
}

export const BUILDSPEC = 'version: 0.2\nphases:\n  build:\n    commands:\n      - echo hello\n';

export function projectInput(name: string) {
  return {
    name,
    source: { type: 'NO_SOURCE', buildspec: BUILDSPEC },
    artifacts: { type: 'NO_ARTIFACTS' },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'workbench-test:busybox',
      computeType: 'BUILD_GENERAL1_SMALL',
      environmentVariables: [{ name: 'STAGE', value: 'dev', type: 'PLAINTEXT' }],
    },
    serviceRole: 'arn:aws:iam::000000000000:role/test',
  } as const;
}

export async function createTestProject({ codeBuild }: TestEmulator, name = 'web'): Promise<void> {
  const input = projectInput(name);
  await codeBuild.send(
    new CreateProjectCommand({
      ...input,
      environment: {
        ...input.environment,
        environmentVariables: [...input.environment.environmentVariables],
      },
    }),
  );
}

export async function getBuild({ codeBuild }: TestEmulator, id: string): Promise<Build> {
  const { builds = [] } = await codeBuild.send(new BatchGetBuildsCommand({ ids: [id] }));
  const [build] = builds;
  if (!build) throw new Error(`no build ${id}`);
  return build;
}

/** Asks until the build has ended; each answer comes over the network, so this gives way to it. */
export async function endedBuild(emulator: TestEmulator, id: string): Promise<Build> {
  for (;;) {
    const build = await getBuild(emulator, id);
    if (build.buildComplete) return build;
  }
}

type Say = (event: BuildEvent) => void;

/** Emits the events of one phase around what happens in it. */
async function phase(
  emit: Say,
  buildId: string,
  phaseType: PhaseType,
  work: () => void | Promise<void>,
): Promise<void> {
  const base = () => ({ event: 'phase', buildId, at: new Date().toISOString(), phaseType }) as const;
  emit({ ...base(), phaseStatus: 'IN_PROGRESS', contexts: [] });
  await work();
  emit({ ...base(), phaseStatus: 'SUCCEEDED', contexts: [{ statusCode: '', message: '' }] });
}

/** A build that says hello and succeeds. */
export const succeedingBuild: RunBuild = async ({ buildId, environmentVariables }, { emit }) => {
  const at = new Date().toISOString();
  emit({ event: 'build', buildId, at, buildStatus: 'IN_PROGRESS', exportedEnvironmentVariables: [] });
  await phase(emit, buildId, 'PROVISIONING', () => {});
  await phase(emit, buildId, 'BUILD', () => {
    const stage = environmentVariables.find(({ name }) => name === 'STAGE')?.value;
    emit({
      event: 'output',
      buildId,
      at,
      phaseType: 'BUILD',
      index: 0,
      text: `hello from ${stage}\nsecond line\n`,
    });
  });
  const exported = [{ name: 'VERSION', value: '1' }];
  emit({ event: 'build', buildId, at, buildStatus: 'SUCCEEDED', exportedEnvironmentVariables: exported });
  return { ok: true, buildStatus: 'SUCCEEDED' };
};

/** A build that runs in BUILD until it is stopped; `started` resolves once it is there. */
export function endlessBuild(): { runBuild: RunBuild; started: Promise<void> } {
  let tell: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    started,
    runBuild: ({ buildId }, { emit, signal }) =>
      new Promise((resolve) => {
        const base = { buildId, at: new Date().toISOString() };
        const say = (phaseStatus: StatusType) =>
          emit({ event: 'phase', ...base, phaseType: 'BUILD', phaseStatus, contexts: [] });
        say('IN_PROGRESS');
        emit({ event: 'output', ...base, phaseType: 'BUILD', index: 0, text: 'working\n' });
        tell();
        const stop = () => {
          say('STOPPED');
          resolve({ ok: true, buildStatus: 'STOPPED' });
        };
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      }),
  };
}
