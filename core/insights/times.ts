import type { BuildHistory } from './build-history';

/** Milliseconds from start to end; NaN where one of them is not known, or the build ended before it began. */
export function durationOf(history: BuildHistory, row: number): number {
  const duration = history.end.at(row) - history.start.at(row);
  return duration >= 0 ? duration : Number.NaN;
}

export function hasSkewedClock(history: BuildHistory, row: number): boolean {
  return history.end.at(row) < history.start.at(row);
}
