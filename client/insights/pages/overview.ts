import type { GroupFigures } from '../../../core/insights/breakdown';
import type { Distribution } from '../../../core/insights/distribution';
import type { Dimension } from '../../../core/insights/group';
import type { Insights } from '../../../core/insights/insights';
import type { Ratio } from '../../../core/insights/ratio';
import type { ServiceLevel } from '../../../core/insights/service-level';
import * as cells from '../cells';
import { budgetLeft, changeOfNumber, changeOfShare } from '../changes';
import * as charts from '../charts';
import type { Block, Cell, ChartBlock, TableBlock, Tile, TilesBlock } from '../page-content';
import * as words from '../words';

const MOST_ROWS = 25;

export interface Breakdown {
  by: Dimension;
  groups: readonly GroupFigures[];
}

/** How well builds do, how long they take and what they cost. */
export function overview(insights: Insights, breakdown: Breakdown): Block[] {
  return [
    tiles(insights),
    success(insights),
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

function tiles({ figures, before, pricesOf }: Insights): TilesBlock {
  return {
    kind: 'tiles',
    id: 'figures',
    title: 'At a glance',
    note: 'Compared with the range of the same length before.',
    tiles: [
      successTile(figures.success, before.success),
      {
        label: 'Builds',
        value: words.count(figures.builds.total),
        change: changeOfNumber(figures.builds.total, before.builds.total, { more: 'more', less: 'fewer' }),
        note: leftOut(figures),
      },
      {
        label: 'Duration, median',
        value: lengthOf(figures.latency),
        change: changeOfNumber(figures.latency.median, before.latency.median, SLOWER),
        note: figures.latency.count > 0 ? `90% within ${words.duration(figures.latency.p90)}` : undefined,
      },
      {
        label: 'Queue wait, median',
        value: lengthOf(figures.queueWait),
        change: changeOfNumber(figures.queueWait.median, before.queueWait.median, SLOWER),
        note: figures.queueWait.count > 0 ? `95% within ${words.duration(figures.queueWait.p95)}` : undefined,
      },
      {
        label: 'Started minutes',
        value: words.count(figures.startedMinutes),
        change: changeOfNumber(figures.startedMinutes, before.startedMinutes, {
          more: 'more',
          less: 'fewer',
        }),
      },
      costTile(figures, before, pricesOf),
      ...shareTiles(figures, before),
    ],
  };
}

const shareOf = ({ ratio }: Ratio) => (ratio === undefined ? undefined : words.percent(ratio));
const lengthOf = ({ median }: Distribution) => (median === undefined ? undefined : words.duration(median));

const SLOWER = { more: 'longer', less: 'shorter', moreIs: 'worse' } as const;

function successTile(now: Insights['figures']['success'], before: Insights['before']['success']): Tile {
  return {
    label: 'Success rate',
    value: shareOf(now),
    change: changeOfShare(now.ratio, before.ratio),
    note: now.of > 0 ? `${words.count(now.part)} of ${words.count(now.of)}` : 'No build has ended',
  };
}

/** Builds that are in the count and in few other figures. */
function leftOut({ builds: { byStatus, skewed, gone } }: Insights['figures']): string | undefined {
  const parts = [
    byStatus.STOPPED > 0 && `${words.count(byStatus.STOPPED)} stopped`,
    byStatus.IN_PROGRESS > 0 && `${words.count(byStatus.IN_PROGRESS)} running`,
    byStatus.UNKNOWN > 0 && `${words.count(byStatus.UNKNOWN)} of unknown status`,
    gone > 0 && `${words.count(gone)} deleted while running`,
    skewed > 0 && `${words.count(skewed)} ended before they began`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function costTile(
  { cost: now }: Insights['figures'],
  { cost: before }: Insights['before'],
  pricesOf: string,
): Tile {
  const parts = [
    now.perBuild !== undefined && `${words.dollars(now.perBuild)} a build`,
    now.unknown > 0 && `not known for ${words.count(now.unknown)}`,
    now.builds > 0 && `prices of ${words.name(pricesOf)}`,
  ].filter((part) => part !== false);
  return {
    label: 'Cost',
    value: now.builds > 0 ? words.dollars(now.dollars) : undefined,
    change:
      now.builds > 0
        ? changeOfNumber(now.dollars, before.dollars, { more: 'more', less: 'less' })
        : undefined,
    note: parts.length > 0 ? parts.join(', ') : undefined,
  };
}

function shareTiles(now: Insights['figures'], before: Insights['before']): Tile[] {
  const { tests, cache, artifacts, flakyBuilds: flaky, retries } = now;
  return [
    {
      label: 'Tests passed',
      value: shareOf(tests),
      change: changeOfShare(tests.ratio, before.tests.ratio),
      note: tests.builds > 0 ? `reports of ${words.counted(tests.builds, 'build')}` : 'No report was read',
    },
    {
      label: 'Cache hits',
      value: shareOf(cache),
      change: changeOfShare(cache.ratio, before.cache.ratio),
      note: cache.of > 0 ? `logs of ${words.counted(cache.of, 'build')}` : 'No log that tells was read',
    },
    {
      label: 'Artifacts published',
      value: shareOf(artifacts),
      change: changeOfShare(artifacts.ratio, before.artifacts.ratio),
      note:
        artifacts.of > 0
          ? `${words.count(artifacts.part)} of ${words.count(artifacts.of)}`
          : 'No build had artifacts to publish',
    },
    {
      label: 'Flaky versions',
      value: shareOf(flaky),
      note:
        flaky.of > 0
          ? `${words.count(flaky.part)} of ${words.count(flaky.of)} built more than once`
          : 'No version was built twice',
    },
    {
      label: 'Built again',
      value: words.count(retries.automatic + retries.again),
      note:
        retries.succeeded.of > 0 ? `${words.percent(retries.succeeded.ratio)} of them succeeded` : undefined,
    },
  ];
}

function success({ trend, size }: Insights): ChartBlock {
  return charts.overTime(trend, size, {
    id: 'success',
    title: 'Success rate',
    note: 'Of the builds that succeeded, failed, timed out or had a fault; stopped ones do not count.',
    shape: 'lines',
    scale: 'percent',
    series: [
      charts.percents(
        'Success rate',
        trend.map(({ success }) => success.ratio),
      ),
    ],
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

function serviceLevels(levels: readonly ServiceLevel[]): TableBlock {
  return {
    kind: 'table',
    id: 'service-levels',
    title: 'Service levels',
    note: 'The error budget is how many builds of the range may fail.',
    columns: [
      { title: 'Project' },
      { title: 'Branch' },
      { title: 'Target', isNumeric: true },
      { title: 'Success rate', isNumeric: true },
      { title: 'Met' },
      { title: 'Error budget' },
    ],
    rows: levels.map(({ target, rate, isMet, left, budget }): Cell[] => [
      cells.project(target.project),
      target.branch === undefined ? { text: 'All' } : cells.text(target.branch),
      { text: `${target.percent}%`, value: target.percent },
      cells.share(rate),
      { text: isMet === undefined ? 'No build has ended' : isMet ? 'Yes' : 'No' },
      { text: rate.of > 0 ? budgetLeft(left, budget) : words.NOTHING },
    ]),
    empty: '',
  };
}

function failingProjects({ failuresByProject }: Insights): TableBlock {
  return {
    kind: 'table',
    id: 'failing-projects',
    title: 'Projects with most failures',
    columns: [
      { title: 'Project' },
      { title: 'Failed', isNumeric: true },
      { title: 'Success rate', isNumeric: true },
      { title: 'Latest failure' },
    ],
    rows: failuresByProject
      .slice(0, MOST_ROWS)
      .map(({ name, failed, success, latest }) => [
        cells.project(name),
        cells.number(failed),
        cells.share(success),
        latest ? { text: 'Open log', target: { kind: 'log', id: latest } } : { text: words.NOTHING },
      ]),
    empty: 'No build has failed in this range.',
  };
}

const BY: Record<Dimension, string> = {
  project: 'Project',
  branch: 'Branch',
  trigger: 'Trigger',
  initiator: 'Started by',
  computeType: 'Compute type',
};

function groups({ by, groups }: Breakdown): TableBlock {
  return {
    kind: 'table',
    id: 'breakdown',
    title: `By ${BY[by].toLowerCase()}`,
    columns: [
      { title: BY[by] },
      { title: 'Builds', isNumeric: true },
      { title: 'Success rate', isNumeric: true },
      { title: 'Median', isNumeric: true },
      { title: '95th percentile', isNumeric: true },
      { title: 'Queue wait', isNumeric: true },
      { title: 'Minutes', isNumeric: true },
      { title: 'Cost', isNumeric: true },
    ],
    rows: groups.map((group): Cell[] => [
      by === 'project'
        ? cells.project(group.name)
        : { text: by === 'trigger' ? words.trigger(group.name) : words.name(group.name) },
      cells.number(group.builds.total),
      cells.share(group.success),
      cells.duration(group.latency.median),
      cells.duration(group.latency.p95),
      cells.duration(group.queueWait.median),
      cells.number(group.startedMinutes),
      cells.dollars(group.cost.builds > 0 ? group.cost.dollars : undefined),
    ]),
    empty: 'No builds in this range.',
  };
}

function costByProject({ costByProject: costs }: Insights): TableBlock {
  return {
    kind: 'table',
    id: 'cost-by-project',
    title: 'Cost by project',
    columns: [
      { title: 'Project' },
      { title: 'Started minutes', isNumeric: true },
      { title: 'Cost', isNumeric: true },
      { title: 'A build', isNumeric: true },
      { title: 'Builds of unknown cost', isNumeric: true },
    ],
    rows: costs
      .slice(0, MOST_ROWS)
      .map(({ project, startedMinutes, dollars, perBuild, unknown, builds }) => [
        cells.project(project),
        cells.number(startedMinutes),
        cells.dollars(builds > 0 ? dollars : undefined),
        cells.dollars(perBuild),
        cells.number(unknown),
      ]),
    empty: 'No builds in this range.',
  };
}

function costByMonth({ costByMonth: costs }: Insights): TableBlock {
  return {
    kind: 'table',
    id: 'cost-by-month',
    title: 'Cost by month',
    note: 'Calendar months in UTC, as far as the range covers them.',
    columns: [
      { title: 'Month' },
      { title: 'Started minutes', isNumeric: true },
      { title: 'Cost', isNumeric: true },
      { title: 'Builds of unknown cost', isNumeric: true },
    ],
    rows: costs.map(({ month, startedMinutes, dollars, unknown, builds }) => [
      { text: month },
      cells.number(startedMinutes),
      cells.dollars(builds > 0 ? dollars : undefined),
      cells.number(unknown),
    ]),
    empty: 'No builds in this range.',
  };
}
