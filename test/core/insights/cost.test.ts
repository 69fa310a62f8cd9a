import { describe, expect, it } from 'vitest';
import { cost } from '../../../core/insights/cost';
import { costByMonth, costByProject } from '../../../core/insights/cost-by';
import { DEFAULT_PRICES } from '../../../core/insights/default-prices';
import { pricesFrom } from '../../../core/insights/price-setting';
import { type PriceTable, priceOf } from '../../../core/insights/prices';
import { startedMinutes } from '../../../core/insights/started-minutes';
import { aSelection, DAY, type GivenBuild, MINUTE, MONDAY, SECOND } from './a-history';

const PRICES: PriceTable = {
  date: '2026-01',
  prices: {
    'us-east-1': {
      LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: 0.005, BUILD_GENERAL1_LARGE: 0.02 },
      ARM_LAMBDA_CONTAINER: { BUILD_LAMBDA_1GB: 0.00001 },
    },
  },
};

describe('a price', () => {
  const build = {
    region: 'us-east-1',
    environmentType: 'LINUX_CONTAINER',
    computeType: 'BUILD_GENERAL1_LARGE',
  };

  it('is the table’s, of region, environment type and compute type', () => {
    expect(priceOf(PRICES, build)).toBe(0.02);
  });

  it.each([
    { region: 'eu-north-1' },
    { region: undefined },
    { environmentType: 'ARM_CONTAINER' },
    { computeType: 'BUILD_GENERAL1_MEDIUM' },
    { region: 'constructor', environmentType: 'name', computeType: 'length' },
    { region: '__proto__' },
  ])('is not guessed: %j', (other) => {
    expect(priceOf(PRICES, { ...build, ...other })).toBeUndefined();
  });

  it.each([-1, Number.NaN, '0.02', null])('that is none in somebody’s settings is not known: %s', (price) => {
    const prices = { 'us-east-1': { LINUX_CONTAINER: { BUILD_GENERAL1_LARGE: price as number } } };
    expect(priceOf({ date: '', prices }, build)).toBeUndefined();
  });
});

describe('started minutes', () => {
  it.each([
    [0, 0],
    [1, 1],
    [MINUTE, 1],
    [MINUTE + 1, 2],
    [59 * MINUTE + SECOND, 60],
  ])('of %s ms are %s', (takes, minutes) => {
    expect(startedMinutes(aSelection([{ takes }]))).toBe(minutes);
  });

  it('are those of builds on CodeBuild that have ended, whatever their result', () => {
    const builds: GivenBuild[] = [
      { takes: 90 * SECOND },
      { takes: 30 * SECOND, status: 'FAILED' },
      { takes: 30 * SECOND, status: 'STOPPED' },
      { takes: 90 * SECOND, onFleet: true },
      { takes: 90 * SECOND, runsOn: 'local' },
      { takes: null, status: 'IN_PROGRESS' },
      { takes: -MINUTE },
    ];
    expect(startedMinutes(aSelection(builds))).toBe(2 + 1 + 1 + 2);
  });
});

describe('the cost', () => {
  it('is the price of every started minute, and of every started second on Lambda', () => {
    const builds: GivenBuild[] = [
      { takes: 61 * SECOND },
      { takes: 5 * MINUTE, computeType: 'BUILD_GENERAL1_LARGE' },
      { takes: 10_001, environmentType: 'ARM_LAMBDA_CONTAINER', computeType: 'BUILD_LAMBDA_1GB' },
    ];
    const found = cost(aSelection(builds), PRICES);
    const dollars = 2 * 0.005 + 5 * 0.02 + 11 * 0.00001;
    expect(found).toEqual({ dollars, builds: 3, unknown: 0, perBuild: dollars / 3 });
  });

  it('is not known of fleets, of prices that the table lacks, and of builds with a wrong clock', () => {
    const builds: GivenBuild[] = [
      { onFleet: true },
      { region: 'eu-north-1' },
      { computeType: 'BUILD_GENERAL9_HUGE' },
      { computeType: undefined },
      { takes: -MINUTE },
      { takes: null, status: 'FAILED' },
      {},
    ];
    expect(cost(aSelection(builds), PRICES)).toMatchObject({ builds: 1, unknown: 6, perBuild: 0.01 });
  });

  it('is none of builds here, or of those that run', () => {
    const builds: GivenBuild[] = [{ runsOn: 'local' }, { status: 'IN_PROGRESS', takes: null }];
    expect(cost(aSelection(builds), PRICES)).toEqual({ dollars: 0, builds: 0, unknown: 0 });
  });

  it('comes by calendar month of UTC', () => {
    const builds: GivenBuild[] = [
      { at: -DAY, takes: MINUTE },
      { at: 0, takes: 2 * MINUTE },
      { at: 30 * DAY - 1, takes: 3 * MINUTE },
      { at: 30 * DAY, takes: 4 * MINUTE },
    ];
    const range = { from: MONDAY - DAY, to: MONDAY + 31 * DAY };
    const months = costByMonth(aSelection(builds, { range }), PRICES);
    expect(
      months.map(({ month, builds: count, startedMinutes: minutes }) => [month, count, minutes]),
    ).toEqual([
      ['2026-05', 1, 1],
      ['2026-06', 2, 5],
      ['2026-07', 1, 4],
    ]);
    expect(months[1]?.dollars).toBeCloseTo(0.025, 10);
  });

  it('comes by project, the dearest first', () => {
    const builds: GivenBuild[] = [
      { project: 'web' },
      { project: 'api', computeType: 'BUILD_GENERAL1_LARGE' },
      { project: 'fleet', onFleet: true },
    ];
    expect(costByProject(aSelection(builds), PRICES)).toEqual([
      { project: 'api', startedMinutes: 2, dollars: 0.04, builds: 1, perBuild: 0.04, unknown: 0 },
      { project: 'web', startedMinutes: 2, dollars: 0.01, builds: 1, perBuild: 0.01, unknown: 0 },
      { project: 'fleet', startedMinutes: 2, dollars: 0, builds: 0, unknown: 1 },
    ]);
  });
});

describe('prices of a setting', () => {
  it('stand over those that are known without it', () => {
    const setting = {
      date: '2026-11',
      prices: {
        'us-east-1': { LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: 0.004 } },
        'eu-north-1': { LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: 0.006 } },
      },
    };
    expect(pricesFrom(setting, PRICES)).toEqual({
      date: '2026-11',
      prices: {
        'us-east-1': {
          LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: 0.004, BUILD_GENERAL1_LARGE: 0.02 },
          ARM_LAMBDA_CONTAINER: { BUILD_LAMBDA_1GB: 0.00001 },
        },
        'eu-north-1': { LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: 0.006 } },
      },
    });
  });

  it.each([
    undefined,
    null,
    'cheap',
    { prices: [1] },
    { date: 7, prices: { 'us-east-1': { LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: '0.1' } } } },
    { prices: { 'us-east-1': { LINUX_CONTAINER: { BUILD_GENERAL1_SMALL: -1 } } } },
    { prices: { 'us-east-1': 3 } },
  ])('are passed over where they are none: %j', (setting) => {
    expect(pricesFrom(setting, PRICES)).toEqual(PRICES);
  });

  it('are those of published lists where there is no setting, and say of when they are', () => {
    expect(DEFAULT_PRICES.date).toMatch(/^\d{4}-\d\d$/);
    const region = 'us-east-1';
    const linux = { region, environmentType: 'LINUX_CONTAINER', computeType: 'BUILD_GENERAL1_MEDIUM' };
    expect(priceOf(DEFAULT_PRICES, linux)).toBe(0.01);
    expect(priceOf(DEFAULT_PRICES, { ...linux, region: 'eu-central-1' })).toBeUndefined();
  });
});
