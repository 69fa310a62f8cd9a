import { type BuildHistory, FLAGS } from './build-history';
import type { Selection } from './filter';
import { CODES } from './outcome';
import { durationOf } from './times';

/** Units that AWS counts for a build, each one that began; NaN where its duration is not known, or it costs nothing at AWS. */
export function startedUnits(history: BuildHistory, row: number, milliseconds: number): number {
  if (history.has(row, FLAGS.isLocal) || history.status.at(row) === CODES.inProgress) return Number.NaN;
  return Math.ceil(durationOf(history, row) / milliseconds);
}

export const MINUTE = 60_000;
export const SECOND = 1_000;

/** Started minutes of all builds on CodeBuild that have ended, those on Lambda and on fleets with them. */
export function startedMinutes({ history, rows }: Selection): number {
  let minutes = 0;
  for (const row of rows) {
    const started = startedUnits(history, row, MINUTE);
    if (started > 0) minutes += started;
  }
  return minutes;
}
