import { repeatedVersions } from './alike';
import type { Selection } from './filter';
import { CODES, isFailure, isSuccess } from './outcome';
import { type Ratio, ratio } from './ratio';

export interface Retries {
  /** Builds that CodeBuild started for the project's auto-retry limit. */
  automatic: number;
  /** Other builds of a version whose build before had failed or been stopped, of the same project. */
  again: number;
  /** Of both: those that succeeded. */
  succeeded: Ratio;
}

/**
 * What was built again for not having succeeded. CodeBuild marks only what it retries by itself, so the rest is told by its source
 * version.
 */
export function retries(selection: Selection): Retries {
  const { history, rows } = selection;
  const repeated = new Set<number>();
  for (const alike of repeatedVersions(selection))
    for (let index = 1; index < alike.length; index++)
      if (hasNotSucceeded(history.status.at(alike[index - 1] as number)))
        repeated.add(alike[index] as number);
  let [automatic, again, succeeded, ended] = [0, 0, 0, 0];
  for (const row of rows) {
    const isAutomatic = history.autoRetry.at(row) > 0;
    if (!isAutomatic && !repeated.has(row)) continue;
    const status = history.status.at(row);
    if (isAutomatic) automatic += 1;
    else again += 1;
    if (isSuccess(status) || isFailure(status)) ended += 1;
    if (isSuccess(status)) succeeded += 1;
  }
  return { automatic, again, succeeded: ratio(succeeded, ended) };
}

function hasNotSucceeded(status: number): boolean {
  return isFailure(status) || status === CODES.stopped;
}
