import { quickSelect } from './quick-select';

/** How durations are spread, in milliseconds. Percentiles are by nearest rank: each is a duration that some build had. */
export interface Distribution {
  count: number;
  /** Absent where nothing was counted, as the others. */
  median?: number;
  p90?: number;
  p95?: number;
  total: number;
}

/** Of all values but those that are not known: NaN or below 0. Changes the order of the values. */
export function distribution(values: Float64Array): Distribution {
  const count = keepKnown(values);
  let total = 0;
  for (let index = 0; index < count; index++) total += values[index] as number;
  if (count === 0) return { count, total };
  // each is among those before the one that was put in its place
  const p95 = quickSelect(values, rankOf(95, count), count);
  const p90 = quickSelect(values, rankOf(90, count), rankOf(95, count) + 1);
  const median = quickSelect(values, rankOf(50, count), rankOf(90, count) + 1);
  return { count, median, p90, p95, total };
}

/** The same, where nothing else of it is wanted. */
export function medianOf(values: Float64Array): number | undefined {
  const count = keepKnown(values);
  return count === 0 ? undefined : quickSelect(values, rankOf(50, count), count);
}

/** Brings them to the beginning, and counts them. */
function keepKnown(values: Float64Array): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value >= 0) values[count++] = value;
  }
  return count;
}

/** Nearest rank, from 0: the smallest value that at least `percent` of all are not above. */
function rankOf(percent: number, count: number): number {
  return Math.ceil((percent * count) / 100) - 1;
}
