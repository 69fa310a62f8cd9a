import { PHASE_TYPES } from '../builds/history/phase-types';
import { type BucketSize, buckets } from './buckets';
import { type BuildHistory, FLAGS, NO_TIME } from './build-history';
import type { TimeRange } from './filter';
import { CODES } from './outcome';

export interface ConcurrencyPoint extends TimeRange {
  /** Most builds that ran at one time in it. */
  running: number;
  /** Most builds that waited for a place at one time. */
  queued: number;
}

export interface Concurrency {
  points: ConcurrencyPoint[];
  /** Most builds that ran at one time in the range. */
  peak: number;
  /** The quota of the account that was given; absent where none was. */
  quota?: number;
  /** Milliseconds of the range in which the quota was reached; absent without a quota. */
  atQuota?: number;
}

export interface ConcurrencyOptions {
  size: BucketSize;
  /** Milliseconds since the epoch: until when builds that run have run. */
  now: number;
  quota?: number;
}

const QUEUED = PHASE_TYPES.indexOf('QUEUED');
/** No build runs longer than 36 hours after 8 in the queue: one that seems to has an end that nobody knows. */
const LONGEST = 44 * 3_600_000;

/**
 * How many builds ran and waited at one time. A build waits from its start to the end of its QUEUED phase and runs from then on; without that phase it
 * runs from its start. All builds of the account count, whatever project they are of; those on fleets and local ones, which need no quota, do not.
 */
export function concurrency(
  history: BuildHistory,
  range: TimeRange,
  options: ConcurrencyOptions,
): Concurrency {
  const { waits, runs } = intervals(history, range, options.now);
  const parts = buckets(range, options.size);
  const running = peaks(runs, parts);
  const queued = peaks(waits, parts);
  const { quota } = options;
  return {
    points: parts.map((part, index) => ({
      ...part,
      running: running[index] ?? 0,
      queued: queued[index] ?? 0,
    })),
    peak: Math.max(0, ...running),
    ...(quota !== undefined && { quota, atQuota: timeAt(runs, quota, range) }),
  };
}

/** Beginnings and ends apart, each in its order: which end is of which beginning does not matter. */
interface Intervals {
  begins: Float64Array;
  ends: Float64Array;
}

function intervals(
  history: BuildHistory,
  range: TimeRange,
  now: number,
): { waits: Intervals; runs: Intervals } {
  const [waits, runs] = [new Collected(), new Collected()];
  for (const row of history.byStart()) {
    const start = history.start.at(row);
    if (!(start < range.to)) break;
    if (history.has(row, FLAGS.isLocal) || history.has(row, FLAGS.onFleet)) continue;
    const end = endOf(history, row, now);
    if (!(end >= start) || end <= range.from) continue;
    const waited = queuedUntil(history, row, end);
    waits.add(start, waited, range);
    runs.add(waited, end, range);
  }
  return { waits: waits.sorted(), runs: runs.sorted() };
}

function endOf(history: BuildHistory, row: number, now: number): number {
  const end = history.end.at(row);
  if (!Number.isNaN(end)) return end;
  const isRunning = history.status.at(row) === CODES.inProgress && !history.has(row, FLAGS.isGone);
  return isRunning && now - history.start.at(row) <= LONGEST ? now : Number.NaN;
}

function queuedUntil(history: BuildHistory, row: number, end: number): number {
  const begun = history.phaseStart.at(row, QUEUED);
  if (begun === NO_TIME) return history.start.at(row);
  const duration = history.phaseDuration.at(row, QUEUED);
  // it is still waiting
  if (duration === NO_TIME) return end;
  return Math.min(end, history.start.at(row) + begun + duration);
}

class Collected {
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];

  add(begin: number, end: number, range: TimeRange): void {
    if (begin >= end || end <= range.from || begin >= range.to) return;
    this.begins.push(Math.max(begin, range.from));
    this.ends.push(Math.min(end, range.to));
  }

  sorted(): Intervals {
    return { begins: Float64Array.from(this.begins).sort(), ends: Float64Array.from(this.ends).sort() };
  }
}

function peaks({ begins, ends }: Intervals, parts: readonly TimeRange[]): number[] {
  let [begun, ended] = [0, 0];
  return parts.map(({ from, to }) => {
    while (ended < ends.length && (ends[ended] ?? 0) <= from) ended += 1;
    let most = begun - ended;
    while (begun < begins.length && (begins[begun] ?? 0) < to) {
      const at = begins[begun] ?? 0;
      // one that ends as another begins makes room for it
      while (ended < ends.length && (ends[ended] ?? 0) <= at) ended += 1;
      begun += 1;
      most = Math.max(most, begun - ended);
    }
    return most;
  });
}

function timeAt({ begins, ends }: Intervals, quota: number, range: TimeRange): number {
  if (quota <= 0) return 0;
  let [begun, ended, time] = [0, 0, 0];
  let last = range.from;
  while (ended < ends.length) {
    const end = ends[ended] ?? 0;
    const begin = begins[begun] ?? Number.POSITIVE_INFINITY;
    const at = Math.min(begin, end);
    if (begun - ended >= quota) time += at - last;
    last = at;
    if (end <= begin) ended += 1;
    else begun += 1;
  }
  return time;
}
