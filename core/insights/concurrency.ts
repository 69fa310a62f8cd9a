import { PHASE_TYPES } from '../builds/history/phase-types';
import { type BucketSize, buckets } from './buckets';
import { type BuildHistory, FLAGS, NO_TIME } from './build-history';
import type { TimeRange } from './filter';
import { CODES } from './outcome';
import { Overlaps } from './overlaps';

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
 * How many builds ran and waited at one time. A build waits from its start to the end of its QUEUED phase and runs from then on; without
 * that phase it runs from its start. All builds of the account count, whatever project they are of; those on fleets and local ones, which
 * need no quota, do not.
 */
export function concurrency(
  history: BuildHistory,
  range: TimeRange,
  options: ConcurrencyOptions,
): Concurrency {
  const { waits, runs } = collect(history, range, options.now);
  const parts = buckets(range, options.size);
  const running = runs.peaks(parts);
  const queued = waits.peaks(parts);
  const { quota } = options;
  return {
    points: parts.map((part, index) => ({
      ...part,
      running: running[index] ?? 0,
      queued: queued[index] ?? 0,
    })),
    peak: Math.max(0, ...running),
    ...(quota !== undefined && { quota, atQuota: runs.timeAt(quota) }),
  };
}

function collect(history: BuildHistory, range: TimeRange, now: number): { waits: Overlaps; runs: Overlaps } {
  const [waits, runs] = [new Overlaps(range), new Overlaps(range)];
  for (const row of history.byStart()) {
    const start = history.start.at(row);
    if (!(start < range.to)) break;
    if (history.has(row, FLAGS.isLocal) || history.has(row, FLAGS.onFleet)) continue;
    const end = endOf(history, row, now);
    if (!(end >= start) || end <= range.from) continue;
    const waited = queuedUntil(history, row, end);
    waits.add(start, waited);
    runs.add(waited, end);
  }
  return { waits, runs };
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
  if (duration === NO_TIME)
    return history.phaseStatus.at(row, QUEUED) === CODES.inProgress ? end : history.start.at(row);
  return Math.min(end, history.start.at(row) + begun + duration);
}
