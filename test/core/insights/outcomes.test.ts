import { describe, expect, it } from 'vitest';
import { buildCounts } from '../../../core/insights/build-counts';
import { failingNow } from '../../../core/insights/failing-now';
import { failureCauses } from '../../../core/insights/failure-causes';
import { failuresBy } from '../../../core/insights/failures-by';
import { permissionFailures } from '../../../core/insights/permission-failures';
import { runningNow } from '../../../core/insights/running-now';
import { serviceLevel } from '../../../core/insights/service-level';
import { successRate } from '../../../core/insights/success-rate';
import { aHistory, aSelection, DAY, type GivenBuild, HOUR, MONDAY } from './a-history';

const times = (count: number, build: GivenBuild): GivenBuild[] => Array.from({ length: count }, () => build);
const week = { from: MONDAY, to: MONDAY + 7 * DAY };

describe('the success rate', () => {
  it('is the share of builds that succeeded, of those that came to a result', () => {
    const builds = [
      ...times(6, { status: 'SUCCEEDED' }),
      { status: 'FAILED' },
      { status: 'TIMED_OUT' },
      // no fault of the source, but no result for who waits for it
      { status: 'FAULT' },
      ...times(3, { status: 'STOPPED' }),
      { status: 'IN_PROGRESS', takes: null },
      { status: 'UNKNOWN' },
    ] as const;
    expect(successRate(aSelection(builds))).toEqual({ part: 6, of: 9, ratio: 6 / 9 });
  });

  it('is none where nothing was built', () => {
    expect(successRate(aSelection([]))).toEqual({ part: 0, of: 0 });
    expect(successRate(aSelection([{ status: 'STOPPED' }]))).toEqual({ part: 0, of: 0 });
  });
});

describe('the counts of builds', () => {
  it('tell what other figures leave out', () => {
    const counts = buildCounts(
      aSelection([
        {},
        { status: 'IN_PROGRESS', takes: null },
        { status: 'IN_PROGRESS', takes: null, isGone: true },
        { status: 'FAILED', takes: -HOUR },
        { status: 'UNKNOWN' },
        { runsOn: 'local' },
      ]),
    );
    expect(counts).toMatchObject({ total: 6, local: 1, skewed: 1, gone: 1 });
    expect(counts.byStatus).toEqual({
      UNKNOWN: 1,
      IN_PROGRESS: 2,
      SUCCEEDED: 2,
      FAILED: 1,
      FAULT: 0,
      TIMED_OUT: 0,
      STOPPED: 0,
    });
  });
});

describe('a service level', () => {
  const level = (failed: number, percent = 95) =>
    serviceLevel(
      aHistory([
        ...times(100 - failed, { project: 'web' }),
        ...times(failed, { project: 'web', status: 'FAILED' }),
        // of no matter
        ...times(50, { project: 'api', status: 'FAILED' }),
        ...times(50, { project: 'web', branch: 'pr/1', status: 'FAILED' }),
        ...times(50, { project: 'web', status: 'STOPPED' }),
      ]),
      week,
      { project: 'web', branch: 'main', percent },
    );

  it('has a budget of failures, the whole builds that may fail', () => {
    expect(level(3)).toMatchObject({ budget: 5, failed: 3, left: 2, isMet: true });
  });

  it('is met with the last of them, and missed with one more', () => {
    expect(level(5)).toMatchObject({ budget: 5, failed: 5, left: 0, isMet: true });
    expect(level(6)).toMatchObject({ budget: 5, failed: 6, left: -1, isMet: false });
  });

  it.each([
    [100, 0],
    [99.9, 0],
    [99, 1],
    [98.6, 1],
    [70, 30],
    [0, 100],
  ])('of %s %% allows %s failures of 100', (percent, budget) => {
    expect(level(0, percent).budget).toBe(budget);
  });

  it('counts all branches where the target names none', () => {
    const history = aHistory([
      { branch: 'main' },
      { branch: 'pr/1', status: 'FAILED' },
      { branch: undefined },
    ]);
    expect(serviceLevel(history, week, { project: 'web', percent: 50 })).toMatchObject({
      rate: { part: 2, of: 3 },
      budget: 1,
      isMet: true,
    });
  });

  it('is neither met nor missed where nothing was built', () => {
    const found = serviceLevel(aHistory([]), week, { project: 'web', percent: 95 });
    expect(found).toEqual({
      target: { project: 'web', percent: 95 },
      rate: { part: 0, of: 0 },
      budget: 0,
      failed: 0,
      left: 0,
    });
  });
});

describe('what fails now', () => {
  it('is every project and branch whose latest build with a result failed, the newest trouble first', () => {
    const found = failingNow(
      aSelection([
        { id: 'ok', at: 0, branch: 'main' },
        { id: 'first', at: HOUR, branch: 'main', status: 'FAILED' },
        {
          id: 'last',
          number: 9,
          at: 2 * HOUR,
          branch: 'main',
          status: 'TIMED_OUT',
          cause: 'build-timed-out',
        },
        // tell nothing
        { at: 3 * HOUR, branch: 'main', status: 'STOPPED' },
        { at: 4 * HOUR, branch: 'main', status: 'IN_PROGRESS', takes: null },
        // mended
        { at: 0, branch: 'pr/1', status: 'FAILED' },
        { at: HOUR, branch: 'pr/1' },
        // never well
        { id: 'never', number: 3, at: 5 * HOUR, project: 'api', branch: undefined, status: 'FAULT' },
      ]),
    );
    expect(found).toEqual([
      { project: 'api', id: 'never', number: 3, status: 'FAULT', inARow: 1, since: MONDAY + 5 * HOUR },
      {
        project: 'web',
        branch: 'main',
        id: 'last',
        number: 9,
        status: 'TIMED_OUT',
        cause: 'build-timed-out',
        inARow: 2,
        since: MONDAY + HOUR,
        lastSuccess: 'ok',
      },
    ]);
  });

  it('begins anew after a success', () => {
    const builds = (['FAILED', 'SUCCEEDED', 'FAILED'] as const).map((status, index) => ({
      id: `web:${index}`,
      at: index * HOUR,
      status,
    }));
    expect(failingNow(aSelection(builds))).toMatchObject([
      { inARow: 1, since: MONDAY + 2 * HOUR, lastSuccess: 'web:1' },
    ]);
  });
});

describe('what runs now', () => {
  it('is apart from what waits for a place, without builds that are gone or run here', () => {
    const running: GivenBuild = { status: 'IN_PROGRESS', takes: null };
    const history = aHistory([
      {
        ...running,
        id: 'runs',
        at: HOUR,
        phases: [
          ['QUEUED', 100],
          ['BUILD', null, 'IN_PROGRESS'],
        ],
      },
      { ...running, id: 'waits', at: 0, phases: [['QUEUED', null, 'IN_PROGRESS']] },
      { ...running, id: 'gone', isGone: true },
      { ...running, id: 'local', runsOn: 'local' },
      { id: 'ended' },
    ]);
    expect(runningNow(history)).toEqual({ running: ['runs'], queued: ['waits'] });
  });
});

describe('the causes of failures', () => {
  const builds: GivenBuild[] = [
    { id: 'a', at: 0, status: 'FAILED', cause: 'tests-failed' },
    { id: 'b', at: 1, status: 'FAILED', cause: 'tests-failed' },
    { id: 'c', at: 2, status: 'TIMED_OUT', cause: 's3-access-denied' },
    ...[3, 4, 5].map((at): GivenBuild => ({ id: `unknown-${at}`, at, status: 'FAILED' })),
    { id: 'd', at: 6, status: 'SUCCEEDED', cause: 'tests-failed' },
  ];

  it('come with the most frequent first, and what is not known last', () => {
    expect(failureCauses(aSelection(builds))).toEqual([
      { cause: 'tests-failed', count: 2, latest: 'b' },
      { cause: 's3-access-denied', count: 1, latest: 'c' },
      { count: 3, latest: 'unknown-5' },
    ]);
  });

  it('show where a permission was missing', () => {
    expect(permissionFailures(aSelection(builds)).map(({ id }) => id)).toEqual(['c']);
  });
});

describe('failures by who or what has them', () => {
  it('come with most failures first, and without those that have none', () => {
    const builds: GivenBuild[] = [
      { id: 'a', at: 0, initiator: 'ana', status: 'FAILED' },
      { id: 'b', at: 1, initiator: 'ben', status: 'FAILED' },
      { id: 'c', at: 2, initiator: 'ben', status: 'TIMED_OUT' },
      { id: 'd', at: 3, initiator: 'ben' },
      { id: 'e', at: 4, initiator: 'cleo' },
      { id: 'f', at: 5, initiator: undefined, status: 'FAILED' },
    ];
    expect(failuresBy(aSelection(builds), 'initiator')).toEqual([
      { name: 'ben', failed: 2, success: { part: 1, of: 3, ratio: 1 / 3 }, latest: 'c' },
      { name: '(unknown)', failed: 1, success: { part: 0, of: 1, ratio: 0 }, latest: 'f' },
      { name: 'ana', failed: 1, success: { part: 0, of: 1, ratio: 0 }, latest: 'a' },
    ]);
  });
});
