import { type Distribution, distribution } from './distribution';
import type { Selection } from './filter';
import { isCounted } from './outcome';
import { durationOf } from './times';

/**
 * How long builds take from start to end, those that success counts: CodeBuild's startTime is when a build was submitted, so waiting is
 * part of it.
 */
export function latency({ history, rows }: Selection): Distribution {
  const durations = new Float64Array(rows.length).fill(Number.NaN);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number;
    if (isCounted(history.status.at(row))) durations[place] = durationOf(history, row);
  }
  return distribution(durations);
}
