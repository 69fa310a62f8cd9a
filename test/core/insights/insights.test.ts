import { describe, expect, it } from 'vitest';
import { breakdown } from '../../../core/insights/breakdown';
import { insights } from '../../../core/insights/insights';
import { aHistory, aSelection, DAY, type GivenBuild, HOUR, MINUTE, MONDAY } from './a-history';

const WEEK = { from: MONDAY, to: MONDAY + 7 * DAY };
const options = { now: MONDAY + 7 * DAY, prices: { date: '2026-01', prices: {} } };

describe('insights', () => {
  it('are of a range, beside the range before', () => {
    const builds: GivenBuild[] = [
      { at: -7 * DAY, takes: 4 * MINUTE },
      { at: -DAY, status: 'FAILED' },
      { at: 0 },
      { at: DAY },
      { at: 2 * DAY, status: 'FAILED' },
      { at: 7 * DAY },
      { at: -8 * DAY },
    ];
    const found = insights(aHistory(builds), { range: WEEK }, options);
    expect(found).toMatchObject({ range: WEEK, size: 'day', pricesOf: '2026-01' });
    expect(found.figures.success).toEqual({ part: 2, of: 3, ratio: 2 / 3 });
    expect(found.before.success).toEqual({ part: 1, of: 2, ratio: 0.5 });
    expect(found.trend).toHaveLength(7);
  });

  it('are of the builds of a filter, but for what concerns the whole account, and for targets, which name their builds themselves', () => {
    const builds: GivenBuild[] = [
      { project: 'web', branch: 'pr/1', status: 'FAILED' },
      { project: 'web', branch: 'main', status: 'FAILED' },
      { project: 'api', branch: 'main' },
    ];
    const found = insights(
      aHistory(builds),
      { range: WEEK, projects: ['web'], branches: ['pr/1'] },
      { ...options, quota: 60, targets: [{ project: 'web', branch: 'main', percent: 95 }] },
    );
    expect(found.figures.builds.total).toBe(1);
    expect(found.failingNow).toHaveLength(1);
    expect(found.concurrency).toMatchObject({ peak: 3, quota: 60 });
    expect(found.serviceLevels).toMatchObject([{ rate: { part: 0, of: 1 }, isMet: false }]);
  });

  it('of a year without a build are nothing, and no mistake', () => {
    const range = { from: MONDAY - 365 * DAY, to: MONDAY };
    const found = insights(aHistory([]), { range }, { ...options, quota: 5 });
    expect(found).toMatchObject({
      size: 'month',
      figures: {
        builds: { total: 0 },
        success: { part: 0, of: 0 },
        latency: { count: 0, total: 0 },
        startedMinutes: 0,
        cost: { dollars: 0, builds: 0, unknown: 0 },
      },
      phases: [],
      slowestPhases: [],
      failingNow: [],
      failureCauses: [],
      concurrency: { peak: 0, atQuota: 0 },
    });
    expect(found.trend).toHaveLength(12);
    expect(found.trend.every(({ builds }) => builds === 0)).toBe(true);
  });

  it('are plain data, which can be sent to a page', () => {
    const builds: GivenBuild[] = [
      { status: 'FAILED', sourceVersion: 'a', phases: [['BUILD', MINUTE, 'FAILED']], cause: 'access-denied' },
      { status: 'SUCCEEDED', sourceVersion: 'a', at: HOUR },
    ];
    const found = insights(aHistory(builds), { range: WEEK }, options);
    expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(structuredClone(found))));
    expect(found.permissionFailures).toHaveLength(1);
    expect(found.flakyVersions).toHaveLength(1);
  });
});

describe('a breakdown', () => {
  it('has the figures of each group, of as many as are wanted', () => {
    const builds: GivenBuild[] = [
      { trigger: 'webhook' },
      { trigger: 'webhook', status: 'FAILED' },
      { trigger: 'rule' },
      { trigger: 'user' },
    ];
    const found = breakdown(aSelection(builds), 'trigger', { prices: options.prices, most: 2 });
    expect(found.map(({ name, success }) => [name, success.ratio])).toEqual([
      ['webhook', 0.5],
      ['rule', 1],
    ]);
  });
});
