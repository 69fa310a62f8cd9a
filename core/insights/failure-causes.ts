import type { Selection } from './filter';
import { isFailure } from './outcome';

export interface FailureCause {
  /** The code of the rule that explains it (docs/failures.md); absent for failures whose cause was not found, or not looked for. */
  cause?: string;
  count: number;
  /** The id of the latest of them. */
  latest: string;
}

/** Failed builds by what explains their failure, the most frequent first and those without a cause last. */
export function failureCauses({ history, rows }: Selection): FailureCause[] {
  const counts = new Map<number, { count: number; latest: number }>();
  for (const row of rows) {
    if (!isFailure(history.status.at(row))) continue;
    const cause = history.cause.at(row);
    counts.set(cause, { count: (counts.get(cause)?.count ?? 0) + 1, latest: row });
  }
  return [...counts]
    .sort(
      ([a, { count: first }], [b, { count: second }]) => Number(a === 0) - Number(b === 0) || second - first,
    )
    .map(([code, { count, latest }]) => ({
      ...(code !== 0 && { cause: history.causes.textOf(code) }),
      count,
      latest: history.ids[latest] ?? '',
    }));
}
