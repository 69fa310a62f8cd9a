import { describe, expect, it } from 'vitest';
import { FIRST_STATE, filterOf, rangeOf, readState } from '../../../client/insights/page-state';
import { DAY, HOUR, NOW } from './some-builds';

const iso = ({ from, to }: { from: number; to: number }) =>
  [from, to].map((time) => new Date(time).toISOString());
const TODAY = Date.UTC(2026, 10, 26);

describe('the state of the page', () => {
  it('is kept as it was', () => {
    const state = {
      ...FIRST_STATE,
      page: 'debug',
      project: 'web',
      trigger: 'webhook',
      build: 'web:1',
    } as const;
    expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it.each([
    undefined,
    7,
    { page: 'admin', range: 'ever', by: 'colour' },
    { project: 3, trigger: 'x', branch: '' },
    { initiator: 'x'.repeat(3_000) },
    { from: '2026-11-01' },
  ])('is as at first where it is none: %j', (value) => {
    expect(readState(value)).toEqual(FIRST_STATE);
  });

  it('takes days of a custom range, and no other texts', () => {
    const custom = { ...FIRST_STATE, range: 'custom' };
    expect(readState({ range: 'custom', from: '2026-11-01', to: 'tomorrow' })).toEqual({
      ...custom,
      from: '2026-11-01',
    });
    expect(readState({ range: 'custom', from: '2026-99-99' })).toEqual(custom);
  });
});

describe('the range', () => {
  it.each([
    ['day', NOW - 23 * HOUR],
    ['week', TODAY - 6 * DAY],
    ['month', TODAY - 29 * DAY],
    ['quarter', TODAY - 89 * DAY],
    ['year', TODAY - 364 * DAY],
  ] as const)('of the last %s begins with a whole hour or day and ends now', (range, from) => {
    expect(rangeOf({ ...FIRST_STATE, range }, NOW)).toEqual({ from, to: NOW });
  });

  it('of days that were chosen has the last of them in whole', () => {
    const state = { ...FIRST_STATE, range: 'custom', from: '2026-11-01', to: '2026-11-10' } as const;
    expect(iso(rangeOf(state, NOW))).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-11T00:00:00.000Z']);
  });

  it.each([
    [{ from: '2026-12-24', to: '2026-12-31' }, ['2026-11-26T00:00:00.000Z', '2026-11-26T12:00:00.000Z']],
    [{ from: '2026-11-10', to: '2026-11-01' }, ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z']],
    [{ from: '1990-01-01', to: '2026-11-26' }, ['2025-11-25T00:00:00.000Z', '2026-11-26T12:00:00.000Z']],
    [{}, ['2026-10-28T00:00:00.000Z', '2026-11-26T12:00:00.000Z']],
  ])('is one that there can be: %j', (days, range) => {
    expect(iso(rangeOf({ ...FIRST_STATE, range: 'custom', ...days }, NOW))).toEqual(range);
  });
});

it('limits builds to what is chosen', () => {
  const state = { ...FIRST_STATE, project: 'web', trigger: 'webhook' };
  expect(filterOf(state, NOW)).toEqual({
    range: rangeOf(state, NOW),
    projects: ['web'],
    triggers: ['webhook'],
  });
});
