import type { BuildHistory } from './build-history';
import { isFailure, isSuccess } from './outcome';

/** Of a build that failed the latest build of its project and branch that began before it and succeeded; undefined where there is none. */
export function lastSuccess(history: BuildHistory, row: number): { id: string; number?: number } | undefined {
  if (!isFailure(history.status.at(row))) return undefined;
  const sorted = history.byStart();
  for (let place = sorted.indexOf(row) - 1; place >= 0; place--) {
    const other = sorted[place] ?? 0;
    if (history.project.at(other) !== history.project.at(row)) continue;
    if (history.branch.at(other) !== history.branch.at(row)) continue;
    if (!isSuccess(history.status.at(other))) continue;
    const number = history.number.at(other);
    return { id: history.ids[other] ?? '', ...(number > 0 && { number }) };
  }
  return undefined;
}
