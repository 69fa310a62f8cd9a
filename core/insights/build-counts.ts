import type { RecordedStatus } from '../builds/history/record';
import { STATUSES } from '../builds/history/statuses';
import { FLAGS } from './build-history';
import type { Selection } from './filter';
import { hasSkewedClock } from './times';

/** How many builds there are, and how many of them figures cannot fully count. */
export interface BuildCounts {
  total: number;
  byStatus: Record<RecordedStatus, number>;
  local: number;
  /** Ended before they began: their durations count nowhere. */
  skewed: number;
  /** Deleted while they ran. */
  gone: number;
}

export function buildCounts({ history, rows }: Selection): BuildCounts {
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, 0])) as BuildCounts['byStatus'];
  const counts: BuildCounts = { total: rows.length, byStatus, local: 0, skewed: 0, gone: 0 };
  for (const row of rows) {
    byStatus[STATUSES[history.status.at(row)] ?? 'UNKNOWN'] += 1;
    if (history.has(row, FLAGS.isLocal)) counts.local += 1;
    if (history.has(row, FLAGS.isGone)) counts.gone += 1;
    if (hasSkewedClock(history, row)) counts.skewed += 1;
  }
  return counts;
}
