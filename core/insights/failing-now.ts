import type { RecordedStatus } from '../builds/history/record';
import { STATUSES } from '../builds/history/statuses';
import type { BuildHistory } from './build-history';
import type { Selection } from './filter';
import { isCounted, isSuccess } from './outcome';

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

/** What has become of the builds of one project and branch since the latest that succeeded. Rows; below 0 where there is none. */
interface Streak {
  success: number;
  first: number;
  last: number;
  failures: number;
}

/** Projects and branches whose latest build with a result failed, those that began to fail last first. */
export function failingNow({ history, rows }: Selection): FailingNow[] {
  const streaks = new Map<number, Streak>();
  const branches = history.branches.size;
  for (const row of rows) {
    const status = history.status.at(row);
    if (!isCounted(status)) continue;
    const key = history.project.at(row) * branches + history.branch.at(row);
    let streak = streaks.get(key);
    if (!streak) {
      streak = { success: -1, first: -1, last: -1, failures: 0 };
      streaks.set(key, streak);
    }
    if (isSuccess(status)) {
      streak.success = row;
      streak.failures = 0;
    } else {
      if (streak.failures === 0) streak.first = row;
      streak.last = row;
      streak.failures += 1;
    }
  }
  return [...streaks.values()]
    .filter(({ failures }) => failures > 0)
    .map((streak) => describe(history, streak))
    .sort((a, b) => b.since - a.since);
}

function describe(history: BuildHistory, { success, first, last, failures }: Streak): FailingNow {
  const branch = history.branches.textOf(history.branch.at(last));
  const cause = history.causes.textOf(history.cause.at(last));
  return {
    project: history.projects.textOf(history.project.at(last)) ?? '',
    ...(branch !== undefined && { branch }),
    id: history.ids[last] ?? '',
    number: history.number.at(last),
    status: STATUSES[history.status.at(last)] ?? 'UNKNOWN',
    ...(cause !== undefined && { cause }),
    inARow: failures,
    since: history.start.at(first),
    ...(success >= 0 && { lastSuccess: history.ids[success] }),
  };
}
