import { artifactPublishing } from './artifact-publishing';
import { type BuildCounts, buildCounts } from './build-counts';
import { type CacheHits, cacheHits } from './cache-hits';
import { type Cost, cost } from './cost';
import type { Distribution } from './distribution';
import type { Selection } from './filter';
import { type FlakyBuilds, flakyBuilds } from './flaky-builds';
import { latency } from './latency';
import type { PriceTable } from './prices';
import { queueWait } from './queue-wait';
import type { Ratio } from './ratio';
import { type Retries, retries } from './retries';
import { startedMinutes } from './started-minutes';
import { successRate } from './success-rate';
import { type TestPassRate, testPassRate } from './test-pass-rate';

/** The figures that are a number, of any selection: of all builds, of one group, of one day. docs/insights.md defines each. */
export interface Figures {
  builds: BuildCounts;
  success: Ratio;
  latency: Distribution;
  queueWait: Distribution;
  artifacts: Ratio;
  tests: TestPassRate;
  cache: CacheHits;
  startedMinutes: number;
  cost: Cost;
  retries: Retries;
  flakyBuilds: Omit<FlakyBuilds, 'versions'>;
}

export function figures(selection: Selection, { prices }: { prices: PriceTable }): Figures {
  const { versions: _, ...flaky } = flakyBuilds(selection);
  return {
    builds: buildCounts(selection),
    success: successRate(selection),
    latency: latency(selection),
    queueWait: queueWait(selection),
    artifacts: artifactPublishing(selection),
    tests: testPassRate(selection),
    cache: cacheHits(selection),
    startedMinutes: startedMinutes(selection),
    cost: cost(selection, prices),
    retries: retries(selection),
    flakyBuilds: flaky,
  };
}
