import { expect, test } from 'vitest';
import type { StatusType } from '../../../../../core/builds/events';
import {
  newSchedule,
  nextBuilds,
  runningBuilds,
  type Schedule,
  statusOf,
  stopped,
  withStatus,
} from '../../../../../core/builds/local/batch/schedule';
import { readBatch } from '../../../../../core/buildspec/batch';
import { parse } from '../../../../../core/buildspec/parse';

/** `a; b < a; c < a b?` : b waits for a, c for a and b, and c's failure is ignored. */
function scheduleOf(graph: string, { concurrency = 10, fastFail = false } = {}): Schedule {
  const lines = graph.split('; ').map((build) => {
    const [name = '', before = ''] = build.split(' < ');
    return `    - {identifier: ${name.replace('?', '')}, ignore-failure: ${name.includes('?')}, depend-on: [${before.split(' ').join(',')}]}`;
  });
  const text = `batch:\n  fast-fail: ${fastFail}\n  build-graph:\n${lines.join('\n')}`;
  const reading = readBatch(parse(text).tree);
  if (!reading.ok) throw new Error(reading.failure.message);
  return newSchedule(reading.batch, concurrency);
}

const after = (schedule: Schedule, ...changes: [string, StatusType][]) =>
  changes.reduce((current, [identifier, status]) => withStatus(current, identifier, status), schedule);

const start = (schedule: Schedule) =>
  after(schedule, ...nextBuilds(schedule).map((name): [string, StatusType] => [name, 'IN_PROGRESS']));

test('what waits for nothing starts at once, in the order of the buildspec', () => {
  expect(nextBuilds(scheduleOf('c < b; a; b'))).toEqual(['a', 'b']);
});

test('no more run at once than there is room for', () => {
  const schedule = start(scheduleOf('a; b; c', { concurrency: 2 }));
  expect(runningBuilds(schedule)).toEqual(['a', 'b']);
  expect(nextBuilds(schedule)).toEqual([]);
  expect(nextBuilds(after(schedule, ['b', 'SUCCEEDED']))).toEqual(['c']);
});

test('a build starts when all that it waits for has succeeded', () => {
  const schedule = start(scheduleOf('a; b; c < a b'));
  expect(nextBuilds(after(schedule, ['b', 'SUCCEEDED']))).toEqual([]);
  expect(nextBuilds(after(schedule, ['b', 'SUCCEEDED'], ['a', 'SUCCEEDED']))).toEqual(['c']);
});

test('what waits for a failed build never starts, and neither does what waits for that', () => {
  const schedule = after(start(scheduleOf('d < c; a; b; c < a b')), ['a', 'FAILED']);
  expect(Object.fromEntries(schedule.statuses)).toEqual({
    a: 'FAILED',
    b: 'IN_PROGRESS',
    c: 'STOPPED',
    d: 'STOPPED',
  });
  expect(statusOf(schedule)).toBe('IN_PROGRESS');
  expect(statusOf(after(schedule, ['b', 'SUCCEEDED']))).toBe('FAILED');
});

test('a failure that is ignored stops nothing', () => {
  const schedule = after(start(scheduleOf('a?; b < a', { fastFail: true })), ['a', 'FAILED']);
  expect(nextBuilds(schedule)).toEqual(['b']);
  expect(statusOf(after(schedule, ['b', 'SUCCEEDED']))).toBe('SUCCEEDED');
});

test('what never ran is no failure that could be ignored', () => {
  const schedule = after(start(scheduleOf('a; b? < a; c < b')), ['a', 'FAILED']);
  expect(schedule.statuses.get('c')).toBe('STOPPED');
  expect(statusOf(schedule)).toBe('FAILED');
});

test('fast-fail lets nothing start after a failure', () => {
  const schedule = after(start(scheduleOf('a; b; c; d', { concurrency: 2, fastFail: true })), [
    'a',
    'FAILED',
  ]);
  expect(schedule.isStopped).toBe(true);
  expect(Object.fromEntries(schedule.statuses)).toEqual({
    a: 'FAILED',
    b: 'IN_PROGRESS',
    c: 'STOPPED',
    d: 'STOPPED',
  });
});

test('without fast-fail the others go on', () => {
  const schedule = after(start(scheduleOf('a; b; c', { concurrency: 2 })), ['a', 'FAILED']);
  expect(schedule.isStopped).toBe(false);
  expect(nextBuilds(schedule)).toEqual(['c']);
});

test('after a stop nothing starts', () => {
  const schedule = stopped(start(scheduleOf('a; b', { concurrency: 1 })));
  expect(nextBuilds(after(schedule, ['a', 'STOPPED']))).toEqual([]);
  expect(schedule.statuses.get('b')).toBe('STOPPED');
});

test('the end does not depend on the order in which builds end', () => {
  const schedule = start(scheduleOf('a; b?; c; d < a b; e < c'));
  const ends: [string, StatusType][] = [
    ['a', 'SUCCEEDED'],
    ['b', 'FAILED'],
    ['c', 'FAILED'],
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  const results = orders.map((order) => {
    const ended = after(
      schedule,
      ...order.flatMap((index) => [ends[index] ?? ends[0]]).filter((end) => end !== undefined),
    );
    return { next: nextBuilds(ended), statuses: Object.fromEntries(ended.statuses) };
  });
  expect(results).toEqual(
    orders.map(() => ({
      next: ['d'],
      statuses: { a: 'SUCCEEDED', b: 'FAILED', c: 'FAILED', d: 'PENDING', e: 'STOPPED' },
    })),
  );
});
