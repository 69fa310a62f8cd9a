import { describe, expect, it } from 'vitest';
import { bucketSizeFor, buckets } from '../../../core/insights/buckets';
import { DAY, HOUR, MONDAY } from './a-history';

const starts = (from: number, to: number, size: 'hour' | 'day' | 'week' | 'month') =>
  buckets({ from, to }, size).map((bucket) => new Date(bucket.from).toISOString().slice(0, 16));

describe('buckets', () => {
  it('begin with the one in which the range begins, and end with that in which it ends', () => {
    expect(starts(MONDAY + 90 * 60_000, MONDAY + 3 * HOUR, 'hour')).toEqual([
      '2026-06-01T01:00',
      '2026-06-01T02:00',
    ]);
    expect(starts(MONDAY - 1, MONDAY + 1, 'day')).toEqual(['2026-05-31T00:00', '2026-06-01T00:00']);
    expect(starts(MONDAY - 1, MONDAY + 1, 'week')).toEqual(['2026-05-25T00:00', '2026-06-01T00:00']);
    expect(starts(MONDAY - 1, MONDAY + 1, 'month')).toEqual(['2026-05-01T00:00', '2026-06-01T00:00']);
  });

  it('follow each other over the end of a year', () => {
    const months = starts(Date.UTC(2026, 10, 15), Date.UTC(2027, 1, 1), 'month');
    expect(months).toEqual(['2026-11-01T00:00', '2026-12-01T00:00', '2027-01-01T00:00']);
  });

  it('are none of an empty range', () => {
    expect(buckets({ from: MONDAY, to: MONDAY }, 'day')).toEqual([]);
  });

  it.each([
    [1, 'hour'],
    [7, 'day'],
    [60, 'day'],
    [90, 'week'],
    [365, 'month'],
  ] as const)('of a range of %s days are each of size %s, so that a chart can be read', (days, size) => {
    expect(bucketSizeFor({ from: MONDAY, to: MONDAY + days * DAY })).toBe(size);
  });
});
