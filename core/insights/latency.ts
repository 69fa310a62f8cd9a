import { type Distribution, distribution } from './distribution';
import type { Selection } from './filter';
import { isCounted } from './outcome';
import { durationOf } from './times';

/** How long builds take from start to end, those that success counts: CodeBuild's startTime is when a build was submitted, so waiting is part of it. */
export function latency({ history, rows }: Selection): Distribution {
  return distribution(
    Float64Array.from(rows, (row) =>
      isCounted(history.status.at(row)) ? durationOf(history, row) : Number.NaN,
    ),
  );
}
