import type { Insights } from '../../../core/insights/insights';
import type { ServiceLevelTarget } from '../../../core/insights/service-level';
import * as charts from '../charts';
import type { Block, ChartBlock } from '../page-content';
import * as words from '../words';
import {
  type Breakdown,
  costByMonth,
  costByProject,
  failingProjects,
  groups,
  serviceLevels,
} from './overview-tables';
import { tiles } from './overview-tiles';

export interface OverviewParts {
  breakdown: Breakdown;
  /** Of the builds that are shown; absent where these are not those of a target. */
  target?: ServiceLevelTarget;
}

/** How well builds do, how long they take and what they cost. */
export function overview(insights: Insights, { breakdown, target }: OverviewParts): Block[] {
  return [
    tiles(insights),
    success(insights, target),
    duration(insights),
    minutes(insights),
    cost(insights),
    ...(insights.serviceLevels.length > 0 ? [serviceLevels(insights.serviceLevels)] : []),
    failingProjects(insights),
    groups(breakdown),
    costByProject(insights),
    costByMonth(insights),
  ];
}

function success({ trend, size }: Insights, target: ServiceLevelTarget | undefined): ChartBlock {
  const rate = charts.percents(
    'Success rate',
    trend.map(({ success }) => success.ratio),
  );
  const line =
    target &&
    charts.limit(
      charts.percents(
        'Target',
        trend.map(() => target.percent / 100),
      ),
    );
  return charts.overTime(trend, size, {
    id: 'success',
    title: 'Success rate',
    note: 'Of the builds that succeeded, failed, timed out or had a fault; stopped ones do not count.',
    shape: 'lines',
    scale: 'percent',
    series: line ? [rate, line] : [rate],
    empty: 'No build has ended in this range.',
  });
}

function duration({ trend, size }: Insights): ChartBlock {
  return charts.overTime(trend, size, {
    id: 'duration',
    title: 'Duration',
    note: 'From the start to the end of a build, waiting included.',
    shape: 'lines',
    scale: 'seconds',
    series: [
      charts.durations(
        'Median',
        trend.map(({ median }) => median),
      ),
      charts.durations(
        '90th percentile',
        trend.map(({ p90 }) => p90),
      ),
      charts.durations(
        '95th percentile',
        trend.map(({ p95 }) => p95),
      ),
    ],
    empty: 'No build with a known duration in this range.',
  });
}

function minutes({ trend, size }: Insights): ChartBlock {
  return charts.overTime(trend, size, {
    id: 'minutes',
    title: 'Started minutes',
    note: 'Of builds on CodeBuild that have ended.',
    shape: 'bars',
    scale: 'count',
    series: [
      charts.counts(
        'Started minutes',
        trend.map(({ startedMinutes }) => startedMinutes),
      ),
    ],
    empty: 'No build on CodeBuild has ended in this range.',
  });
}

function cost({ trend, size, pricesOf }: Insights): ChartBlock {
  return charts.overTime(trend, size, {
    id: 'cost',
    title: 'Cost',
    note: `By the price table of ${words.name(pricesOf)}, without the free tier.`,
    shape: 'bars',
    scale: 'dollars',
    series: [
      charts.costs(
        'US dollars',
        trend.map(({ dollars }) => dollars),
      ),
    ],
    empty: 'No build with a known price in this range.',
  });
}
