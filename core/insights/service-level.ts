import type { BuildHistory } from './build-history';
import { select, type TimeRange } from './filter';
import type { Ratio } from './ratio';
import { successRate } from './success-rate';

/** What share of a project's builds shall succeed. */
export interface ServiceLevelTarget {
  project: string;
  /** Absent: builds of all branches count. */
  branch?: string;
  /** From 0 to 100, as 95. */
  percent: number;
}

export interface ServiceLevel {
  target: ServiceLevelTarget;
  rate: Ratio;
  /** Absent where no build counted. */
  isMet?: boolean;
  /** Builds that may fail in the range without missing the target: the whole ones of (100 − percent) % of those that counted. */
  budget: number;
  /** Builds that did not succeed. */
  failed: number;
  /** What is left of the budget, below 0 where it is overspent. */
  left: number;
}

/** How the builds of a range do by a target. */
export function serviceLevel(
  history: BuildHistory,
  range: TimeRange,
  target: ServiceLevelTarget,
): ServiceLevel {
  const { project, branch, percent } = target;
  const rate = successRate(
    select(history, { range, projects: [project], ...(branch !== undefined && { branches: [branch] }) }),
  );
  const failed = rate.of - rate.part;
  // in tenths of thousandths: 100 − 99.9 is not 0.1 to a computer
  const budget = Math.floor((rate.of * Math.round((100 - percent) * 10_000)) / 1_000_000);
  return {
    target,
    rate,
    budget,
    failed,
    left: budget - failed,
    ...(rate.of > 0 && { isMet: failed <= budget }),
  };
}
