import { FLAGS } from './build-history';
import type { Selection } from './filter';
import { type Ratio, ratio } from './ratio';

export interface TestPassRate extends Ratio {
  /** Builds whose test reports were read; the figure tells of no other. */
  builds: number;
  skipped: number;
}

/** The share of tests that succeeded, of those that succeeded or failed, over all runs of all tests. Skipped ones do not count. */
export function testPassRate({ history, rows }: Selection): TestPassRate {
  let [builds, succeeded, failed, skipped] = [0, 0, 0, 0];
  for (const row of rows) {
    if (!history.has(row, FLAGS.knowsTests)) continue;
    builds += 1;
    succeeded += history.testCounts.at(row, 0);
    failed += history.testCounts.at(row, 1);
    skipped += history.testCounts.at(row, 2);
  }
  return { ...ratio(succeeded, succeeded + failed), builds, skipped };
}
