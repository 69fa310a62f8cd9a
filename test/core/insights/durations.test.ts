import { describe, expect, it } from 'vitest';
import { concurrency } from '../../../core/insights/concurrency';
import { distribution } from '../../../core/insights/distribution';
import { latency } from '../../../core/insights/latency';
import { phaseLatency } from '../../../core/insights/phase-latency';
import { queueWait } from '../../../core/insights/queue-wait';
import { slowestPhases } from '../../../core/insights/slowest-phases';
import { trend } from '../../../core/insights/trend';
import { seededRandom } from '../../support/random';
import { aHistory, aSelection, DAY, type GivenBuild, HOUR, MINUTE, MONDAY, SECOND } from './a-history';

describe('a distribution', () => {
  it.each([
    [[], undefined, undefined, undefined],
    [[7], 7, 7, 7],
    [[1, 2], 1, 2, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5, 9, 10],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5, 9, 10],
    [[4, 4, 4, 4], 4, 4, 4],
    [Array.from({ length: 100 }, (_, index) => index + 1), 50, 90, 95],
    [Array.from({ length: 101 }, (_, index) => index + 1), 51, 91, 96],
  ])('of %j has nearest ranks', (values, median, p90, p95) => {
    const found = distribution(Float64Array.from(values));
    expect(found).toMatchObject({ count: values.length, ...(median !== undefined && { median, p90, p95 }) });
    expect(found.total).toBe(values.reduce((sum: number, value) => sum + value, 0));
  });

  it('is that of the sorted values, whatever they are', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: 1 + Math.floor(random() * 60) }, () => Math.floor(random() * 20));
      const sorted = values.toSorted((a, b) => a - b);
      const rank = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1];
      expect(distribution(Float64Array.from(values))).toMatchObject({
        median: rank(50),
        p90: rank(90),
        p95: rank(95),
      });
    }
  });

  it('leaves out what is not known', () => {
    expect(distribution(Float64Array.from([Number.NaN, 3, -1]))).toEqual({
      count: 1,
      median: 3,
      p90: 3,
      p95: 3,
      total: 3,
    });
  });
});

describe('the latency', () => {
  it('is from start to end, of builds that came to a result', () => {
    const builds: GivenBuild[] = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((minutes) => ({ takes: minutes * MINUTE })),
      { takes: 99 * MINUTE, status: 'STOPPED' },
      { takes: null, status: 'IN_PROGRESS' },
      // the clock of one of them was wrong
      { takes: -MINUTE, status: 'FAILED' },
    ];
    expect(latency(aSelection(builds))).toEqual({
      count: 10,
      median: 5 * MINUTE,
      p90: 9 * MINUTE,
      p95: 10 * MINUTE,
      total: 55 * MINUTE,
    });
  });
});

describe('phases', () => {
  const builds: GivenBuild[] = [
    {
      phases: [
        ['QUEUED', 10 * SECOND],
        ['INSTALL', 60 * SECOND],
        ['BUILD', 20 * SECOND],
      ],
    },
    {
      phases: [
        ['QUEUED', 30 * SECOND],
        ['INSTALL', 80 * SECOND],
        ['BUILD', 40 * SECOND, 'FAILED'],
      ],
    },
    {
      phases: [
        ['QUEUED', 20 * SECOND],
        ['INSTALL', null, 'IN_PROGRESS'],
      ],
      status: 'IN_PROGRESS',
      takes: null,
    },
    { phases: [] },
  ];

  it('have a latency each, in the order of a build, whatever their result', () => {
    expect(
      phaseLatency(aSelection(builds)).map(({ phaseType, count, median, p95 }) => [
        phaseType,
        count,
        median,
        p95,
      ]),
    ).toEqual([
      ['QUEUED', 3, 20 * SECOND, 30 * SECOND],
      ['INSTALL', 2, 60 * SECOND, 80 * SECOND],
      ['BUILD', 2, 20 * SECOND, 40 * SECOND],
    ]);
  });

  it('are told of with their wait in the queue', () => {
    expect(queueWait(aSelection(builds))).toMatchObject({
      count: 3,
      median: 20 * SECOND,
      total: 60 * SECOND,
    });
    expect(queueWait(aSelection([{}]))).toEqual({ count: 0, total: 0 });
  });

  it('that take most time in all come first, beside the range before and day by day', () => {
    const now = [...builds, { at: 2 * DAY, phases: [['INSTALL', 200 * SECOND]] } satisfies GivenBuild];
    const before = aSelection([{ phases: [['INSTALL', 30 * SECOND]] }]);
    const range = { from: MONDAY, to: MONDAY + 3 * DAY };
    const [install, ...others] = slowestPhases(aSelection(now, { range }), { before, size: 'day' });
    expect(install).toMatchObject({
      phaseType: 'INSTALL',
      total: 340 * SECOND,
      share: 340 / 460,
      median: 80 * SECOND,
      medianBefore: 30 * SECOND,
      trend: [60 * SECOND, undefined, 200 * SECOND],
    });
    expect(others.map(({ phaseType, medianBefore }) => [phaseType, medianBefore])).toEqual([
      ['QUEUED', undefined],
      ['BUILD', undefined],
    ]);
  });
});

describe('builds at one time', () => {
  const range = { from: MONDAY, to: MONDAY + 4 * HOUR };
  const options = { size: 'hour', now: MONDAY + 3.5 * HOUR } as const;
  const peaks = (builds: GivenBuild[], quota?: number) =>
    concurrency(aHistory(builds), range, { ...options, quota });

  it('run over each other, and each hour has the most of them', () => {
    const found = peaks([
      // begun before the range
      { at: -HOUR, takes: 1.5 * HOUR },
      { at: 0.25 * HOUR, takes: 2 * HOUR },
      { at: 1.5 * HOUR, takes: 0.5 * HOUR },
      // ended before, and begun after
      { at: -2 * HOUR, takes: HOUR },
      { at: 5 * HOUR, takes: HOUR },
    ]);
    expect(found.points.map(({ running }) => running)).toEqual([2, 2, 1, 0]);
    expect(found.peak).toBe(2);
    expect(found.points[1]).toMatchObject({ from: MONDAY + HOUR, to: MONDAY + 2 * HOUR, queued: 0 });
  });

  it('do not count twice where one begins as another ends', () => {
    expect(peaks([{ takes: HOUR }, { at: HOUR, takes: HOUR }]).peak).toBe(1);
  });

  it('wait first, and run from the end of the queue on', () => {
    const found = peaks([
      {
        takes: 2 * HOUR,
        phases: [
          ['SUBMITTED', 0],
          ['QUEUED', HOUR],
        ],
      },
      { takes: null, status: 'IN_PROGRESS', phases: [['QUEUED', null, 'IN_PROGRESS']] },
    ]);
    expect(found.points.map(({ queued }) => queued)).toEqual([2, 1, 1, 1]);
    expect(found.points.map(({ running }) => running)).toEqual([0, 1, 0, 0]);
  });

  it('count as running until now, but for those whose end nobody knows', () => {
    const running: GivenBuild = { status: 'IN_PROGRESS', takes: null };
    const found = peaks([
      { ...running, at: 2 * HOUR },
      { ...running, isGone: true },
      { ...running, at: -45 * HOUR },
      { status: 'FAILED', takes: null },
      { takes: -HOUR, at: 2 * HOUR },
    ]);
    expect(found.points.map(({ running: count }) => count)).toEqual([0, 0, 1, 1]);
  });

  it('are of all projects, but not on fleets or here, which need no quota', () => {
    expect(peaks([{ project: 'web' }, { project: 'api' }, { onFleet: true }, { runsOn: 'local' }]).peak).toBe(
      2,
    );
  });

  it('tell how long the quota was reached', () => {
    const builds: GivenBuild[] = [
      { takes: 2 * HOUR },
      { at: HOUR, takes: 2 * HOUR },
      { at: 1.5 * HOUR, takes: 0.25 * HOUR },
    ];
    expect(peaks(builds, 2)).toMatchObject({ quota: 2, atQuota: HOUR });
    expect(peaks(builds, 3)).toMatchObject({ atQuota: 0.25 * HOUR });
    expect(peaks(builds, 60)).toMatchObject({ atQuota: 0 });
    expect(peaks(builds)).not.toHaveProperty('atQuota');
  });
});

describe('a trend', () => {
  const points = (builds: GivenBuild[], size: 'day' | 'week' | 'month', days: number) =>
    trend(aSelection(builds, { range: { from: MONDAY, to: MONDAY + days * DAY } }), {
      size,
      prices: { date: '2026-01', prices: {} },
    });

  it('has a point for each day, those without builds among them', () => {
    const found = points([{}, { at: DAY - 1, status: 'FAILED' }, { at: 2 * DAY, takes: HOUR }], 'day', 3);
    expect(found.map(({ builds, success, median }) => [builds, success.ratio, median])).toEqual([
      [2, 0.5, 2 * MINUTE],
      [0, undefined, undefined],
      [1, 1, HOUR],
    ]);
    expect(found[1]).toMatchObject({
      from: MONDAY + DAY,
      to: MONDAY + 2 * DAY,
      startedMinutes: 0,
      dollars: 0,
    });
  });

  it('has weeks from Monday and calendar months, of UTC', () => {
    const starts = (size: 'week' | 'month') =>
      points([], size, 32).map(({ from }) => new Date(from).toISOString().slice(0, 10));
    expect(starts('week')).toEqual(['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22', '2026-06-29']);
    expect(starts('month')).toEqual(['2026-06-01', '2026-07-01']);
  });
});
