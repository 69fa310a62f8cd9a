import type { Selection } from './filter';
import { isCounted, isSuccess } from './outcome';
import { type Ratio, ratio } from './ratio';

/**
 * The share of builds that succeeded, of those that succeeded, failed, timed out or had a fault. Stopped builds, running ones and those of
 * an unknown status do not count.
 */
export function successRate({ history, rows }: Selection): Ratio {
  let [succeeded, counted] = [0, 0];
  for (const row of rows) {
    const status = history.status.at(row);
    if (isCounted(status)) counted += 1;
    if (isSuccess(status)) succeeded += 1;
  }
  return ratio(succeeded, counted);
}
