import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuildClient, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Connection } from '../../../../core/aws/connection';
import type { BuildEvent } from '../../../../core/builds/events';
import { formatEvent } from '../../../../core/builds/log/format';
import { type WatchOptions, type WatchOutcome, watchBuild } from '../../../../core/builds/remote/watch';
import { initialBuildState, reduceBuild } from '../../../../core/builds/state';
import { startFaultProxy } from '../../../support/fault-proxy';
import { createTestProject, startTestEmulator } from '../../emulator/support';
import { pollerOf } from './a-poller';
import { type Answer, FastClock, startFakeAws } from './fake-aws';

const ID = 'web:6a9a5d0e-0000-4000-8000-000000000001';
const UUID = ID.slice(4);
const START = 1_769_630_400;

interface Watched {
  outcome: WatchOutcome;
  events: BuildEvent[];
  /** The text that a log view shows. */
  text: string;
  clock: FastClock;
  calls: Awaited<ReturnType<typeof startFakeAws>>['calls'];
  /** Milliseconds until the next try, each time that calls are slowed. */
  slowed: number[];
}

async function watch(
  script: Record<string, Answer[]>,
  options: Partial<WatchOptions> = {},
): Promise<Watched> {
  const { connection, calls } = await startFakeAws(script);
  const events: BuildEvent[] = [];
  const slowed: number[] = [];
  const clock = new FastClock();
  const outcome = await watchBuild(connection, ID, {
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    clock,
    poller: pollerOf(connection, clock, { onSlowed: (slow) => slow && slowed.push(slow.delay) }),
    ...options,
  });
  return { outcome, events, text: events.map(formatEvent).join(''), clock, calls, slowed };
}

const phase = (phaseType: string, phaseStatus?: string, contexts: object[] = []) => ({
  phaseType,
  startTime: START,
  ...(phaseStatus && { phaseStatus, endTime: START + 1, contexts }),
});

const LOGS = { groupName: '/aws/codebuild/web', streamName: UUID };

const build = (changes: object): Answer => ({
  ok: {
    builds: [
      {
        id: ID,
        projectName: 'web',
        buildStatus: 'IN_PROGRESS',
        buildComplete: false,
        startTime: START,
        ...changes,
      },
    ],
  },
});
const submitted = build({
  currentPhase: 'QUEUED',
  phases: [phase('SUBMITTED', 'SUCCEEDED'), phase('QUEUED')],
  logs: {
    groupName: 'null',
    streamName: 'null',
    cloudWatchLogsArn: 'arn:aws:logs:r:1:log-group:null:log-stream:null',
  },
});
const running = build({
  currentPhase: 'BUILD',
  phases: [phase('SUBMITTED', 'SUCCEEDED'), phase('BUILD')],
  logs: LOGS,
});
const ended = build({
  currentPhase: 'COMPLETED',
  buildStatus: 'FAILED',
  buildComplete: true,
  endTime: START + 9,
  logs: LOGS,
  exportedEnvironmentVariables: [{ name: 'VERSION', value: '1' }],
  phases: [
    phase('SUBMITTED', 'SUCCEEDED'),
    phase('BUILD', 'FAILED', [{ statusCode: 'COMMAND_EXECUTION_ERROR', message: 'exit status 1' }]),
    phase('COMPLETED'),
  ],
});

const page = (token: string, ...messages: string[]): Answer => ({
  ok: { events: messages.map((message) => ({ timestamp: START * 1000, message })), nextForwardToken: token },
});
const error = (name: string, message = ''): Answer => ({ error: name, message });

const LINES = [
  '[Container] 2026/01/28 20:46:51.456792 Entering phase BUILD\n',
  '[Container] 2026/01/28 20:46:51.457818 Running command make\n',
  'compiling\n',
];

describe('watchBuild', () => {
  it('tells start, phases, log and end of a build, in this order', async () => {
    const { outcome, events, text } = await watch({
      BatchGetBuilds: [submitted, running, ended],
      GetLogEvents: [page('f/3', ...LINES), page('f/3')],
    });
    expect(outcome).toMatchObject({ ok: true, build: { id: ID, buildStatus: 'FAILED' } });
    expect(text).toBe(LINES.join(''));
    expect(events[0]).toMatchObject({
      event: 'build',
      buildStatus: 'IN_PROGRESS',
      at: '2026-01-28T20:00:00.000Z',
    });
    expect(events.at(-1)).toMatchObject({
      event: 'build',
      buildStatus: 'FAILED',
      at: '2026-01-28T20:00:09.000Z',
      exportedEnvironmentVariables: [{ name: 'VERSION', value: '1' }],
    });
    expect(events.filter(({ event }) => event === 'build')).toHaveLength(2);
    expect(events.filter(({ event }) => event === 'command')).toMatchObject([
      { text: 'make', state: 'running' },
    ]);

    const state = events.reduce(reduceBuild, initialBuildState(ID));
    expect(state.phases.map(({ phaseType, phaseStatus }) => [phaseType, phaseStatus])).toEqual([
      ['SUBMITTED', 'SUCCEEDED'],
      ['QUEUED', 'IN_PROGRESS'],
      ['BUILD', 'FAILED'],
      ['COMPLETED', 'SUCCEEDED'],
    ]);
    expect(state.phases[2]?.contexts).toEqual([
      { statusCode: 'COMMAND_EXECUTION_ERROR', message: 'exit status 1' },
    ]);
  });

  it('asks for no log before the stream exists, and reads on from its token', async () => {
    const { calls } = await watch({
      BatchGetBuilds: [submitted, submitted, running, running, ended],
      GetLogEvents: [page('f/3', ...LINES), page('f/3'), page('f/4', 'more\n'), page('f/4')],
    });
    expect(calls.slice(0, 4).map(({ operation }) => operation)).toEqual([
      'BatchGetBuilds',
      'BatchGetBuilds',
      'BatchGetBuilds',
      'GetLogEvents',
    ]);
    const reads = calls.filter(({ operation }) => operation === 'GetLogEvents').map(({ input }) => input);
    expect(reads[0]).toEqual({
      logGroupName: '/aws/codebuild/web',
      logStreamName: UUID,
      startFromHead: true,
    });
    expect(reads.slice(1).map(({ nextToken }) => nextToken)).toEqual(['f/3', 'f/3', 'f/4', 'f/4', 'f/4']);
  });

  it('reads until two reads in a row were empty after the end', async () => {
    const { text, calls } = await watch({
      BatchGetBuilds: [ended],
      GetLogEvents: [page('f/0'), page('f/1', 'late\n'), page('f/1'), page('f/2', 'later\n'), page('f/2')],
    });
    expect(text).toBe('late\nlater\n');
    const reads = calls.filter(({ operation }) => operation === 'GetLogEvents');
    expect(reads.map(({ input }) => input.nextToken)).toEqual([
      undefined,
      'f/0',
      'f/1',
      'f/1',
      'f/2',
      'f/2',
      'f/2',
    ]);
    expect(calls.filter(({ operation }) => operation === 'BatchGetBuilds')).toHaveLength(1);
  });

  it('looks for the end more often once the log tells of the last phases', async () => {
    const seconds = async (lines: string[]) => {
      const { clock } = await watch({
        BatchGetBuilds: [running, ended],
        GetLogEvents: [page('f/1', ...lines), page('f/1')],
      });
      return clock.sleeps.map((milliseconds) => milliseconds / 1000);
    };
    expect(await seconds(LINES)).toEqual([7.5, 7.5, 5]);
    const entersLast = '[Container] 2026/01/28 20:46:52.456792 Entering phase POST_BUILD\n';
    expect(await seconds([...LINES, entersLast])).toEqual([10, 5]);
  });

  it('keeps the last line where it has no newline', async () => {
    const { text } = await watch({
      BatchGetBuilds: [ended],
      GetLogEvents: [page('f/1', 'no newline'), page('f/1')],
    });
    expect(text).toBe('no newline');
  });

  it('finds the log of a project without logs configuration by its names', async () => {
    const phases = [phase('PROVISIONING', 'SUCCEEDED'), phase('BUILD')];
    const { calls } = await watch({
      BatchGetBuilds: [build({ phases }), ended],
      GetLogEvents: [page('f/0')],
    });
    expect(calls[1]?.input).toMatchObject({ logGroupName: '/aws/codebuild/web', logStreamName: UUID });
  });
});

describe('throttling', () => {
  it('is waited out with growing delays, and said', async () => {
    const throttling = error('ThrottlingException', 'Rate exceeded');
    const { outcome, slowed, text } = await watch({
      BatchGetBuilds: [throttling, throttling, running, throttling, ended],
      GetLogEvents: [page('f/1', 'all of it\n'), page('f/1'), error('ThrottlingException'), page('f/1')],
    });
    expect(outcome.ok).toBe(true);
    expect(text).toBe('all of it\n');
    expect(slowed.slice(0, 2)).toEqual([12_000, 14_000]);
    // after a success the delays begin anew
    expect(slowed[2]).toBe(17_000);
  });

  it('goes on for as long as it takes, at most a minute and an interval apart', async () => {
    const { slowed } = await watch({
      BatchGetBuilds: [...Array.from({ length: 12 }, () => error('TooManyRequestsException')), ended],
      GetLogEvents: [page('f/0')],
    });
    expect(slowed).toHaveLength(12);
    expect(Math.max(...slowed)).toBe(70_000);
  });

  it('is known by its name, not its message', async () => {
    const { outcome } = await watch({ BatchGetBuilds: [error('InvalidInputException', 'Rate exceeded')] });
    expect(outcome).toMatchObject({ ok: false, reason: 'other' });
  });
});

describe('a log that cannot be read', () => {
  it('is said once where the permission is missing, and the phases are still told', async () => {
    const { outcome, events, text, calls } = await watch({
      BatchGetBuilds: [running, running, ended],
      GetLogEvents: [error('AccessDeniedException', 'User: arn:… is not authorized')],
    });
    expect(outcome.ok).toBe(true);
    expect(text).toBe(
      '[CodeBuild Workbench] The output cannot be shown: These credentials may not call logs:GetLogEvents. Ask for an IAM policy that allows logs:GetLogEvents, or select another profile. (log group /aws/codebuild/web) The phases are still followed.\n',
    );
    expect(calls.filter(({ operation }) => operation === 'GetLogEvents')).toHaveLength(1);
    expect(events).toContainEqual(expect.objectContaining({ phaseType: 'BUILD', phaseStatus: 'FAILED' }));
  });

  it('is waited for where its stream is not there yet', async () => {
    const { text } = await watch({
      BatchGetBuilds: [running, running, ended],
      GetLogEvents: [error('ResourceNotFoundException'), page('f/1', 'here\n'), page('f/1')],
    });
    expect(text).toBe('here\n');
  });

  it('is said where it is missing at the end', async () => {
    const { outcome, text } = await watch({
      BatchGetBuilds: [running, ended],
      GetLogEvents: [error('ResourceNotFoundException')],
    });
    expect(outcome.ok).toBe(true);
    expect(text).toMatch(
      /^\[CodeBuild Workbench\] The log is not in CloudWatch group \/aws\/codebuild\/web\./,
    );
  });

  it('is not asked for where the project has turned it off', async () => {
    const off = { cloudWatchLogs: { status: 'DISABLED' } };
    const { text, calls } = await watch({
      BatchGetBuilds: [
        build({ phases: [phase('BUILD')], logs: off }),
        build({ buildComplete: true, buildStatus: 'SUCCEEDED', logs: off }),
      ],
    });
    expect(text).toMatch(
      /^\[CodeBuild Workbench\] This build has no log: logs are turned off for its project\./,
    );
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetBuilds', 'BatchGetBuilds']);
  });
});

describe('the watching ends', () => {
  it('where the build was deleted, with all text that came before', async () => {
    const { outcome, text } = await watch({
      BatchGetBuilds: [running, { ok: { builds: [], buildsNotFound: [ID] } }],
      GetLogEvents: [page('f/1', 'begun'), page('f/1')],
    });
    expect(outcome).toEqual({
      ok: false,
      reason: 'not-found',
      message: `CodeBuild does not know the build ${ID} any more.`,
      next: 'The build was deleted meanwhile. Refresh the list.',
    });
    expect(text).toBe('begun');
  });

  it.each([
    ['ExpiredTokenException', 'expired'],
    ['UnrecognizedClientException', 'credentials'],
    ['AccessDeniedException', 'denied'],
  ])('at once on %s', async (name, reason) => {
    const { outcome, clock } = await watch({ BatchGetBuilds: [error(name)] });
    expect(outcome).toMatchObject({
      ok: false,
      reason,
      message: expect.any(String),
      next: expect.any(String),
    });
    expect(clock.sleeps).toEqual([]);
  });

  it('on credentials that expire between status and log', async () => {
    const { outcome } = await watch({
      BatchGetBuilds: [running],
      GetLogEvents: [error('ExpiredTokenException')],
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'expired' });
  });

  it('where the network stays away, after several tries', async () => {
    const { outcome, calls } = await watch({
      BatchGetBuilds: [running, 'broken'],
      GetLogEvents: [page('f/0')],
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'network' });
    expect(calls.filter(({ operation }) => operation === 'BatchGetBuilds')).toHaveLength(1 + 8);
  });

  it('not where the network comes back', async () => {
    const { outcome } = await watch({
      BatchGetBuilds: [running, 'broken', 'broken', { error: 'InternalFailure', status: 500 }, ended],
      GetLogEvents: ['broken', page('f/0')],
    });
    expect(outcome.ok).toBe(true);
  });

  it('on cancel, whatever it waits for', async () => {
    const { connection } = await startFakeAws({
      BatchGetBuilds: [running],
      GetLogEvents: [page('f/1', 'x'), page('f/1')],
    });
    const abort = new AbortController();
    const events: BuildEvent[] = [];
    const clock = new FastClock((count) => count === 3 && abort.abort());
    const outcome = await watchBuild(connection, ID, {
      emit: (event) => events.push(event),
      signal: abort.signal,
      clock,
      poller: pollerOf(connection, clock),
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'cancelled' });
    expect(events.map(formatEvent).join('')).toBe('x');
  });
});

describe('watchBuild on the emulator', () => {
  const connectionOf = (codeBuild: CodeBuildClient, logs: CloudWatchLogsClient): Connection => ({
    settings: { emulator: '/data' },
    region: async () => 'eu-central-1',
    codeBuild: async () => codeBuild,
    logs: async () => logs,
    s3: () => Promise.reject(new Error('There is no S3.')),
    iam: () => Promise.reject(new Error('There is no IAM.')),
    identity: async () => ({ account: '', arn: '' }),
    dispose: () => {},
  });

  async function watchTo(connection: Connection, id = '') {
    const events: BuildEvent[] = [];
    const clock = new FastClock();
    const outcome = await watchBuild(connection, id, {
      emit: (event) => events.push(event),
      signal: new AbortController().signal,
      clock,
      poller: pollerOf(connection, clock),
    });
    return { outcome, events, text: events.map(formatEvent).join('') };
  }

  it('tells the events of a build that runs', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const { build: started } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const connection = connectionOf(emulator.codeBuild, emulator.logs);
    const { outcome, events, text } = await watchTo(connection, started?.id);
    expect(outcome).toMatchObject({ ok: true, build: { buildStatus: 'SUCCEEDED' } });
    expect(text).toMatch(/Entering phase BUILD\nhello from dev\nsecond line\n/);
    const state = events.reduce(reduceBuild, initialBuildState(started?.id ?? ''));
    expect(state).toMatchObject({
      buildStatus: 'SUCCEEDED',
      exportedEnvironmentVariables: [{ name: 'VERSION', value: '1' }],
    });
    expect(state.phases.map(({ phaseStatus }) => phaseStatus)).toEqual(state.phases.map(() => 'SUCCEEDED'));
  });

  it('loses and doubles no line where calls are throttled, fail and are dropped, and pages are small', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `line ${index}\n`);
    const emulator = await startTestEmulator({
      runBuild: async ({ buildId }, { emit }) => {
        const base = { buildId, at: new Date().toISOString() };
        emit({ event: 'build', ...base, buildStatus: 'IN_PROGRESS', exportedEnvironmentVariables: [] });
        for (const text of lines) {
          emit({ event: 'output', ...base, phaseType: 'BUILD', index: 0, text });
          await new Promise((resolve) => setImmediate(resolve));
        }
        emit({ event: 'build', ...base, buildStatus: 'SUCCEEDED', exportedEnvironmentVariables: [] });
        return { ok: true, buildStatus: 'SUCCEEDED' };
      },
    });
    await createTestProject(emulator);
    const { build: started } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const proxy = await startFaultProxy({
      target: emulator,
      faults: { throttled: 0.3, failing: 0.05, dropped: 0.05, pageSize: 20 },
    });
    onTestFinished(() => proxy.close());
    // with the SDK's own tries, as connections have it
    const config = {
      endpoint: proxy.endpoint,
      region: emulator.region,
      credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
    };
    const connection = connectionOf(new CodeBuildClient(config), new CloudWatchLogsClient(config));
    const { outcome, text } = await watchTo(connection, started?.id);
    expect(outcome.ok).toBe(true);
    expect(text.match(/^line \d+\n/gm)).toEqual(lines);
    expect(proxy.calls.filter(({ fault }) => fault === 'throttled').length).toBeGreaterThan(5);
  });
});
