import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { BuildEvent, Clock } from '../../../../core/builds/events';
import type { DebugSession } from '../../../../core/builds/local/debug-session';
import type { Engine } from '../../../../core/builds/local/engine';
import { createHostEngine } from '../../../../core/builds/local/host-engine';
import { ownerOf } from '../../../../core/builds/local/owner';
import type {
  LocalBuildDependencies,
  LocalBuildOutcome,
  LocalBuildRequest,
} from '../../../../core/builds/local/request';
import { runLocalBuild } from '../../../../core/builds/local/run';
import { formatEvent } from '../../../../core/builds/log/format';

export const FIXTURES = join(import.meta.dirname, '../../../fixtures/builds');

/** Real time for whoever asks, but time-outs that never come. */
export const endlessClock: Clock = {
  now: () => Date.now(),
  sleep: (_, signal) =>
    new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
};

/** A host engine whose commands see little more than PATH, so that tests do not depend on who runs them. */
export function hostEngine(temporaryDirectory = tmpdir()): Engine {
  const { PATH } = process.env;
  return createHostEngine({ env: { PATH, HOME: '/root' }, temporaryDirectory, platform: process.platform });
}

export interface BuildRun {
  outcome: LocalBuildOutcome;
  events: BuildEvent[];
  /** The log with its times and folders made the same for every run. */
  log: string;
  /** What commands printed, nothing else. */
  output: string;
}

export interface BuildOptions extends Partial<Omit<LocalBuildRequest, 'buildspec'>> {
  engine?: Engine;
  buildspec: string | undefined;
  clock?: Clock;
  signal?: AbortSignal;
  debugSession?: DebugSession;
  onEvent?: (event: BuildEvent) => void;
  aws?: Pick<LocalBuildDependencies, 'credentials' | 'credentialsAdvice' | 'secrets'>;
  /** False for builds whose output is too much to keep. */
  keepEvents?: boolean;
}

export async function runBuild({
  engine = hostEngine(),
  buildspec,
  clock = endlessClock,
  signal,
  debugSession,
  onEvent,
  aws = {},
  keepEvents = true,
  ...request
}: BuildOptions): Promise<BuildRun> {
  const events: BuildEvent[] = [];
  const outcome = await runLocalBuild(
    {
      buildId: 'sample:11111111-2222-3333-4444-555555555555',
      buildNumber: 7,
      initiator: 'tester',
      secondarySources: {},
      environmentVariables: [],
      region: 'eu-central-1',
      image: 'workbench-test:bash',
      timeoutMinutes: 60,
      ...request,
      buildspec: { text: buildspec, path: 'buildspec.yml' },
    },
    {
      ...aws,
      engine,
      clock,
      debugSession,
      signal: signal ?? new AbortController().signal,
      emit: (event) => {
        if (keepEvents) events.push(event);
        onEvent?.(event);
      },
    },
  );
  const output = events
    .flatMap((event) => (event.event === 'output' && event.index !== undefined ? [event.text] : []))
    .join('');
  return { outcome, events, log: normalized(events.map(formatEvent).join('')), output };
}

function normalized(log: string): string {
  return log
    .replaceAll(/\[Container\] \S+ \S+ /g, '[Container] ')
    .replace(/(?<=^\[Container\] Running on this computer ).*/, '(here)')
    .replaceAll(/\/\S*\/codebuild\/output\/|\/codebuild\/output\//g, 'OUTPUT/')
    .replaceAll(/src\d{9}/g, 'src123456789')
    .replaceAll(/(?<=file discovery took )\d+\.\d{6}/g, 'SOME');
}

/** `SUCCEEDED BUILD`, `FAILED POST_BUILD` and so on, in the order of their ends. */
export function phaseEnds(events: BuildEvent[]): string[] {
  return events.flatMap((event) =>
    event.event === 'phase' && event.phaseStatus !== 'IN_PROGRESS'
      ? [`${event.phaseType} ${event.phaseStatus}`]
      : [],
  );
}

export interface Fixture {
  name: string;
  buildspec: string;
  expected: string;
}

export async function readFixtures(): Promise<Fixture[]> {
  const names = (await readdir(FIXTURES)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      buildspec: await readFile(join(FIXTURES, name, 'buildspec.yml'), 'utf8'),
      expected: await readFile(join(FIXTURES, name, 'expected.log'), 'utf8').catch(() => ''),
    })),
  );
}

/** A folder that is gone at the end of the scope. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** The owner that a process was which is no more. */
export async function deadOwner(): Promise<string> {
  const child = spawn('sleep', ['1000']);
  const owner = await ownerOf(child.pid ?? 0);
  child.kill('SIGKILL');
  await once(child, 'exit');
  return owner;
}

/** The path of a program; undefined where this computer does not have it. */
export function which(program: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
