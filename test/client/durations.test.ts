import { describe, expect, it } from 'vitest';
import { elapsed, formatAge, formatDuration } from '../../client/durations';

describe('formatDuration', () => {
  it.each([
    [-5, '<1s'],
    [999, '<1s'],
    [42_000, '42s'],
    [187_000, '3m 07s'],
    [3_725_000, '1h 02m'],
    [360_000_000, '100h 00m'],
  ])('%d ms is %s', (milliseconds, text) => expect(formatDuration(milliseconds)).toBe(text));
});

describe('formatAge', () => {
  const hour = 3_600_000;
  it.each([
    [-60_000, 'just now'],
    [59_000, 'just now'],
    [5 * 60_000, '5 min ago'],
    [3 * hour, '3 h ago'],
    [30 * hour, 'yesterday'],
    [72 * hour, '3 days ago'],
  ])('%d ms is %s', (milliseconds, text) => expect(formatAge(milliseconds)).toBe(text));
});

describe('elapsed', () => {
  const startTime = '2026-03-01T10:00:00.000Z';

  it('goes on until there is an end', () => {
    expect(elapsed({ startTime }, Date.parse(startTime) + 5000)).toBe(5000);
    expect(elapsed({ startTime, endTime: '2026-03-01T10:00:02.000Z' }, Date.now())).toBe(2000);
  });

  it('is not known without a start', () => expect(elapsed({}, 0)).toBeUndefined());
});
