import type { Selection, TimeRange } from './filter';

export type BucketSize = 'hour' | 'day' | 'week' | 'month';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Hours, days, weeks from Monday, or months, all in UTC, that a range touches, in their order; none is left out for having no builds. */
export function buckets({ from, to }: TimeRange, size: BucketSize): TimeRange[] {
  const found: TimeRange[] = [];
  for (let start = startOf(from, size); start < to; start = next(start, size))
    found.push({ from: start, to: next(start, size) });
  return found;
}

/** As fine as a chart of it can still be read. */
export function bucketSizeFor({ from, to }: TimeRange): BucketSize {
  const days = (to - from) / DAY;
  return days <= 2 ? 'hour' : days <= 62 ? 'day' : days <= 200 ? 'week' : 'month';
}

/** The builds of a selection by the bucket in which they began. */
export function bySize(selection: Selection, size: BucketSize): Selection[] {
  const { history, rows } = selection;
  let place = 0;
  return buckets(selection.range, size).map((range) => {
    const first = place;
    while (place < rows.length && history.start.at(rows[place] ?? 0) < range.to) place += 1;
    return { history, range, rows: rows.subarray(first, place) };
  });
}

function startOf(time: number, size: BucketSize): number {
  if (size === 'hour') return Math.floor(time / HOUR) * HOUR;
  const date = new Date(time);
  if (size === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const day = Math.floor(time / DAY) * DAY;
  return size === 'day' ? day : day - ((date.getUTCDay() + 6) % 7) * DAY;
}

function next(start: number, size: BucketSize): number {
  if (size === 'hour') return start + HOUR;
  if (size === 'day') return start + DAY;
  if (size === 'week') return start + 7 * DAY;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}
