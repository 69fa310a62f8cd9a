import type { RecordedStatus } from '../builds/history/record';
import { type BuildHistory, STATUSES } from './build-history';
import type { Selection } from './filter';
import { isCounted, isFailure, isSuccess } from './outcome';

export interface FailingNow {
  project: string;
  /** Absent where the builds name no branch. */
  branch?: string;
  /** The latest build. */
  id: string;
  number: number;
  status: RecordedStatus;
  /** The rule that explains the latest failure. */
  cause?: string;
  /** How many failed in a row, as far as the selection goes back. */
  inARow: number;
  /** When the first of them began: milliseconds since the epoch. */
  since: number;
  /** The latest one that succeeded before; absent where the selection has none. */
  lastSuccess?: string;
}

/** Projects and branches whose latest build with a result failed, those that began to fail last first. */
export function failingNow({ history, rows }: Selection): FailingNow[] {
  const latest = new Map<number, number[]>();
  for (const row of rows) {
    const status = history.status.at(row);
    if (!isCounted(status)) continue;
    const key = history.project.at(row) * 2 ** 32 + history.branch.at(row);
    const known = latest.get(key);
    // only what follows the latest success can matter, and that success
    if (!known || isSuccess(status)) latest.set(key, [row]);
    else known.push(row);
  }
  return [...latest.values()]
    .filter((some) => isFailure(history.status.at(some.at(-1) ?? 0)))
    .map((some) => describe(history, some))
    .sort((a, b) => b.since - a.since);
}

function describe(history: BuildHistory, some: readonly number[]): FailingNow {
  const [first = 0] = some;
  const success = isSuccess(history.status.at(first)) ? first : undefined;
  const failed = success === undefined ? some : some.slice(1);
  const last = failed.at(-1) ?? first;
  const branch = history.branches.textOf(history.branch.at(last));
  const cause = history.causes.textOf(history.cause.at(last));
  return {
    project: history.projects.textOf(history.project.at(last)) ?? '',
    ...(branch !== undefined && { branch }),
    id: history.ids[last] ?? '',
    number: history.number.at(last),
    status: STATUSES[history.status.at(last)] ?? 'UNKNOWN',
    ...(cause !== undefined && { cause }),
    inARow: failed.length,
    since: history.start.at(failed[0] ?? first),
    ...(success !== undefined && { lastSuccess: history.ids[success] }),
  };
}
