import { describe, expect, test } from 'vitest';
import { historyOf } from '../../../../core/insights/check/history';
import { build, found, gap, messages, times } from './support';

const killed = build({
  buildStatus: 'FAILED',
});
killed.phases = [
  {
    phaseType: 'BUILD',
    phaseStatus: 'FAILED',
    durationInSeconds: 60,
    contexts: [
      {
        statusCode: 'COMMAND_EXECUTION_ERROR',
        message: 'Error while executing command: npm test. Reason: exit status 137',
      },
    ],
  },
];

describe('the history of a project', () => {
  test('has medians of what succeeded, and counts what ended', () => {
    const running = build({ buildComplete: false, endTime: undefined, buildStatus: 'IN_PROGRESS' });
    const history = historyOf([
      build({ seconds: 100, phases: { INSTALL: 10, BUILD: 80 } }),
      build({ seconds: 300, phases: { INSTALL: 30, BUILD: 200 } }),
      build({ seconds: 200, phases: { BUILD: 90 } }),
      build({ seconds: 900, buildStatus: 'STOPPED' }),
      killed,
      running,
    ]);
    expect(history).toEqual({
      ended: 5,
      succeeded: 3,
      medianBuild: 200,
      longestBuild: 300,
      phases: { INSTALL: 10, BUILD: 90 },
      killed: 1,
      retried: 0,
      rescued: 0,
    });
  });

  test('leaves out durations that clocks make negative, and knows no median of nothing', () => {
    expect(historyOf([build({ seconds: -5, phases: { BUILD: -5 } })])).toMatchObject({
      succeeded: 1,
      medianBuild: undefined,
      longestBuild: undefined,
      phases: {},
    });
    expect(historyOf([])).toMatchObject({ ended: 0, medianBuild: undefined });
  });
});

describe('endless-timeout', () => {
  const code = 'endless-timeout';
  const timeout = (timeoutInMinutes: number | undefined, builds = times(20, build({ seconds: 600 }))) => ({
    project: { timeoutInMinutes },
    builds,
  });

  test('the longest that there is needs no history', () => {
    expect(found(code, { project: { timeoutInMinutes: 2160 } })).toMatchObject([
      { severity: 'medium', message: 'The timeout is 36 h, the longest that there is.' },
    ]);
  });

  test('a long one is measured by what builds take', () => {
    expect(found(code, timeout(480))).toMatchObject([
      {
        severity: 'low',
        message: 'The timeout is 8 h; of the last 20 builds that succeeded none took more than 10 min.',
      },
    ]);
  });

  test.each([
    ['the default', timeout(60)],
    ['one that the API does not tell', timeout(undefined)],
    ['the longest for builds that take hours', timeout(2160, [build({ seconds: 5 * 3600 })])],
    ['a long one of long builds', timeout(480, times(20, build({ seconds: 7200 })))],
    ['a long one with few builds', timeout(480, times(5, build()))],
    [
      'Lambda, where it cannot be set',
      { project: { timeoutInMinutes: 2160, environment: { type: 'LINUX_LAMBDA_CONTAINER' } } },
    ],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, given)).toEqual([]);
  });

  test('cannot tell of a long one without history', () => {
    expect(gap(code, { project: { timeoutInMinutes: 480 } })).toBe('No builds were read.');
  });
});

describe('retry-hides-flakiness', () => {
  const code = 'retry-hides-flakiness';
  const rescued = build({ autoRetryConfig: { autoRetryLimit: 2, autoRetryNumber: 1 } });

  test('counts the builds that only a retry let succeed', () => {
    const given = { project: { autoRetryLimit: 2 }, builds: [...times(18, build()), rescued, rescued] };
    expect(messages(code, given)).toEqual([
      '2 of the last 20 builds succeeded only because CodeBuild tried again by itself (auto-retry limit 2).',
    ]);
  });

  test.each([
    ['a limit that was never needed', { project: { autoRetryLimit: 2 }, builds: times(20, build()) }],
    ['one that helped once', { project: { autoRetryLimit: 2 }, builds: [rescued] }],
    [
      'retries that failed, too',
      { project: { autoRetryLimit: 2 }, builds: times(3, { ...rescued, buildStatus: 'FAILED' as const }) },
    ],
    ['no limit any more', { project: { autoRetryLimit: 0 }, builds: [rescued, rescued] }],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, given)).toEqual([]);
  });
});

describe('compute-size', () => {
  const code = 'compute-size';
  const large = { environment: { computeType: 'BUILD_GENERAL1_XLARGE' } };
  const short = build({ phases: { INSTALL: 5, BUILD: 20 } });

  test('too small where commands were killed', () => {
    expect(found(code, { builds: [killed, killed, build()] })).toMatchObject([
      {
        severity: 'medium',
        message:
          'In 2 of the last 3 builds a command was killed (exit status 137), which is how it ends where memory runs out.',
      },
    ]);
  });

  test('large for commands of less than a minute', () => {
    expect(messages(code, { project: large, builds: times(20, short) })).toEqual([
      'The commands of a build take 25 s on BUILD_GENERAL1_XLARGE (medians of 20 builds); each started minute is paid for.',
    ]);
  });

  test.each([
    ['one command that was killed', { builds: [killed, ...times(20, build())] }],
    ['short commands on a small one', { builds: times(20, short) }],
    ['few builds', { project: large, builds: times(5, short) }],
    [
      'a fleet, which is paid for anyway',
      {
        project: { environment: { ...large.environment, fleet: { fleetArn: 'arn:fleet' } } },
        builds: times(20, short),
      },
    ],
    ['long commands', { project: large, builds: times(20, build({ phases: { BUILD: 300 } })) }],
    ['phases without a duration', { project: large, builds: times(20, build()) }],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, given)).toEqual([]);
  });
});

describe('missing-cache', () => {
  const code = 'missing-cache';
  const none = { cache: { type: 'NO_CACHE' as const } };
  const buildspec = 'version: 0.2\nphases:\n  build:\n    commands: make\n';
  const installing = build({ seconds: 200, phases: { INSTALL: 120, BUILD: 40 } });

  test('where paths are named that nobody keeps', () => {
    expect(messages(code, { project: none })).toEqual([
      'The buildspec names paths to cache, but the project has no cache.',
    ]);
  });

  test('where installs dominate', () => {
    expect(messages(code, { project: none, buildspec, builds: times(10, installing) })).toEqual([
      'The INSTALL phase takes 2 min of the 3 min that a build takes (medians of 10), and the project has no cache.',
    ]);
  });

  test.each([
    ['a cache', { buildspec, builds: times(10, installing) }],
    [
      'short installs',
      { project: none, buildspec, builds: times(10, build({ seconds: 40, phases: { INSTALL: 30 } })) },
    ],
    [
      'a small part of the build',
      { project: none, buildspec, builds: times(10, build({ seconds: 900, phases: { INSTALL: 120 } })) },
    ],
    ['few builds', { project: none, buildspec, builds: times(9, installing) }],
    [
      'Lambda, which has none',
      {
        project: { ...none, environment: { type: 'ARM_LAMBDA_CONTAINER' } },
        buildspec,
        builds: times(10, installing),
      },
    ],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, given)).toEqual([]);
  });
});
