import { artifactFailures } from './artifact-failures';
import { type BucketSize, bucketSizeFor } from './buckets';
import type { BuildHistory } from './build-history';
import { type Concurrency, concurrency } from './concurrency';
import { costByMonth, costByProject, type MonthlyCost, type ProjectCost } from './cost-by';
import { type FailingNow, failingNow } from './failing-now';
import { type FailureCause, failureCauses } from './failure-causes';
import { type FailuresOf, failuresBy } from './failures-by';
import { type Figures, figures } from './figures';
import { type BuildFilter, rangeBefore, select, type TimeRange } from './filter';
import { type FlakyVersion, flakyBuilds } from './flaky-builds';
import { type FlakyTest, flakyTests } from './flaky-tests';
import type { ListedBuild } from './listed-build';
import { permissionFailures } from './permission-failures';
import { type PhaseLatency, phaseLatency } from './phase-latency';
import type { PriceTable } from './prices';
import { type RunningNow, runningNow } from './running-now';
import { type ServiceLevel, type ServiceLevelTarget, serviceLevel } from './service-level';
import { type SlowPhase, slowestPhases } from './slowest-phases';
import { type TrendPoint, trend } from './trend';

export interface InsightsOptions {
  /** Milliseconds since the epoch. */
  now: number;
  prices: PriceTable;
  /** Builds that the account may run at one time, where the user has said so. */
  quota?: number;
  targets?: readonly ServiceLevelTarget[];
  /** Absent: as fits the range. */
  size?: BucketSize;
}

/**
 * Everything that the pages of insights show of a history, as plain data: it can be sent to a page. docs/insights.md defines each figure.
 */
export interface Insights {
  range: TimeRange;
  size: BucketSize;
  /** When the prices are of. */
  pricesOf: string;
  figures: Figures;
  /** Of the range of the same length before. */
  before: Figures;
  trend: TrendPoint[];
  phases: PhaseLatency[];
  slowestPhases: SlowPhase[];
  concurrency: Concurrency;
  costByMonth: MonthlyCost[];
  costByProject: ProjectCost[];
  failureCauses: FailureCause[];
  failingNow: FailingNow[];
  runningNow: RunningNow;
  failuresByProject: FailuresOf[];
  failuresByBranch: FailuresOf[];
  failuresByInitiator: FailuresOf[];
  artifactFailures: ListedBuild[];
  permissionFailures: ListedBuild[];
  flakyVersions: FlakyVersion[];
  flakyTests: FlakyTest[];
  serviceLevels: ServiceLevel[];
}

/** As many rows as a list has at most. */
const MOST_LISTED = 200;

export function insights(history: BuildHistory, filter: BuildFilter, options: InsightsOptions): Insights {
  const { now, prices, quota, targets = [], size = bucketSizeFor(filter.range) } = options;
  const { range } = filter;
  const selection = select(history, filter);
  const before = select(history, { ...filter, range: rangeBefore(range) });
  const phases = phaseLatency(selection);
  const listed = <Row>(rows: Row[]) => rows.slice(0, MOST_LISTED);
  return {
    range,
    size,
    pricesOf: prices.date,
    figures: figures(selection, { prices }),
    before: figures(before, { prices }),
    trend: trend(selection, { size, prices }),
    phases,
    slowestPhases: slowestPhases(selection, { before, size, phases }),
    concurrency: concurrency(history, range, { size, now, quota }),
    costByMonth: costByMonth(selection, prices),
    costByProject: listed(costByProject(selection, prices)),
    failureCauses: failureCauses(selection),
    failingNow: listed(failingNow(selection)),
    runningNow: runningNow(history),
    failuresByProject: listed(failuresBy(selection, 'project')),
    failuresByBranch: listed(failuresBy(selection, 'branch')),
    failuresByInitiator: listed(failuresBy(selection, 'initiator')),
    artifactFailures: listed(artifactFailures(selection)),
    permissionFailures: listed(permissionFailures(selection)),
    flakyVersions: listed(flakyBuilds(selection).versions),
    flakyTests: listed(flakyTests(selection)),
    serviceLevels: targets.map((target) => serviceLevel(history, range, target)),
  };
}
