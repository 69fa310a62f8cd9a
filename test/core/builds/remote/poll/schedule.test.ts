import { describe, expect, it } from 'vitest';
import { AWS_PACE, intervals } from '../../../../../core/builds/remote/poll/pace';
import { type Limits, nextRound, type Subject } from '../../../../../core/builds/remote/poll/schedule';

const subject = (id: string, changes: Partial<Subject> = {}): Subject => ({
  id,
  kind: 'build',
  isOwn: false,
  isFollowed: false,
  readAt: 0,
  hasEnded: false,
  nearEnd: false,
  ...changes,
});
const followed = (id: string, changes: Partial<Subject> = {}) =>
  subject(id, { isOwn: true, isFollowed: true, logReadAt: 0, ...changes });
const many = (count: number, changes: Partial<Subject> = {}) =>
  Array.from({ length: count }, (_, index) => subject(`b${index}`, changes));

const plan = (subjects: Subject[], limits: Partial<Limits> = {}) =>
  nextRound(subjects, {
    pace: AWS_PACE,
    isFocused: true,
    lastCallAt: 0,
    statusNotBefore: -Infinity,
    logsNotBefore: -Infinity,
    ...limits,
  });

describe('the pace', () => {
  it.each([
    ['a build in a tree', { builds: 1, statusCalls: 1, logs: 0, nearEnd: false }],
    ['a build that is followed', { builds: 1, statusCalls: 1, logs: 1, nearEnd: false }],
    ['a build that is followed to its end', { builds: 1, statusCalls: 1, logs: 1, nearEnd: true }],
    ['a log alone', { builds: 1, statusCalls: 0, logs: 1, nearEnd: false }],
    ['three of twenty that are followed', { builds: 20, statusCalls: 1, logs: 3, nearEnd: true }],
    ['twenty that are followed', { builds: 20, statusCalls: 1, logs: 20, nearEnd: true }],
    ['three hundred in a tree', { builds: 300, statusCalls: 3, logs: 0, nearEnd: true }],
  ])('of %s is at most a call for each build in five seconds, and none is read more often', (_, load) => {
    const { status, log } = intervals(load, AWS_PACE);
    const callsInFiveSeconds = (load.statusCalls * 5_000) / status + (load.logs * 5_000) / log;
    expect(callsInFiveSeconds).toBeLessThanOrEqual(load.builds + 1e-9);
    expect(Math.min(status, log)).toBeGreaterThanOrEqual(5_000);
  });

  it('is faster near the end', () => {
    const load = { builds: 1, statusCalls: 1, logs: 1 };
    expect(intervals({ ...load, nearEnd: false }, AWS_PACE)).toEqual({ status: 15_000, log: 7_500 });
    expect(intervals({ ...load, nearEnd: true }, AWS_PACE)).toEqual({ status: 10_000, log: 10_000 });
    const inTree = { builds: 3, statusCalls: 1, logs: 0 };
    expect(intervals({ ...inTree, nearEnd: false }, AWS_PACE).status).toBe(10_000);
    expect(intervals({ ...inTree, nearEnd: true }, AWS_PACE).status).toBe(5_000);
  });
});

describe('the next round', () => {
  it('is none where nothing runs', () => {
    expect(plan([])).toBeUndefined();
    expect(plan([subject('a', { hasEnded: true })])).toBeUndefined();
  });

  it('reads all builds in one call', () => {
    expect(plan(many(20))).toMatchObject({
      at: 10_000,
      statuses: [{ kind: 'build', ids: many(20).map(({ id }) => id) }],
    });
  });

  it('reads hundreds in a call each, and batches in calls of their own', () => {
    const round = plan([...many(150), subject('web:b', { kind: 'batch' })]);
    expect(round?.statuses.map(({ kind, ids }) => [kind, ids.length])).toEqual([
      ['build', 100],
      ['build', 50],
      ['batch', 1],
    ]);
  });

  it('is at once for what somebody begins to follow', () => {
    expect(plan([followed('a', { readAt: -Infinity, logReadAt: undefined })])?.at).toBe(-Infinity);
  });

  it('reads a status before the log of the same time', () => {
    const due = plan([followed('a', { readAt: -Infinity, logReadAt: -Infinity })]);
    expect(due).toMatchObject({ statuses: [{ ids: ['a'] }], logs: [] });
    expect(plan([followed('a')])).toMatchObject({ at: 7_500, statuses: [], logs: ['a'] });
  });

  it('reads the log of a build that has ended without its status', () => {
    expect(plan([followed('a', { hasEnded: true, logReadAt: -Infinity })])).toMatchObject({
      at: -Infinity,
      statuses: [],
      logs: ['a'],
    });
  });

  it('takes the oldest first, so that nobody starves where calls fail', () => {
    const subjects = [followed('a', { logReadAt: 2 }), followed('b', { logReadAt: 1 })];
    const late = subjects.map((each) => ({ ...each, readAt: 60_000 }));
    expect(plan(late, { logsNotBefore: 50_000 })).toMatchObject({ at: 50_000, logs: ['b', 'a'] });
  });

  it('waits for each service as long as that was told to', () => {
    expect(plan(many(1), { statusNotBefore: 33_000 })?.at).toBe(33_000);
    expect(plan([followed('a')], { statusNotBefore: 33_000 })).toMatchObject({ at: 7_500, logs: ['a'] });
  });
});

describe('the next round without the focus', () => {
  const unfocused = { isFocused: false, lastCallAt: 1_000 };

  it('is none for what the user neither started nor follows', () => {
    expect(plan(many(3), unfocused)).toBeUndefined();
  });

  it('is one call a minute, for statuses while anything runs', () => {
    const subjects = [followed('a'), followed('b'), subject('own', { isOwn: true }), subject('other')];
    expect(plan(subjects, unfocused)).toMatchObject({
      at: 61_000,
      statuses: [{ ids: ['a', 'b', 'own'] }],
      logs: [],
    });
    expect(plan(many(150, { isOwn: true }), unfocused)?.statuses).toHaveLength(1);
  });

  it('leaves logs until somebody looks', () => {
    expect(plan([followed('a', { hasEnded: true, logReadAt: -Infinity })], unfocused)).toBeUndefined();
  });
});
