import type { Insights } from '../../../core/insights/insights';
import type { ListedBuild } from '../../../core/insights/listed-build';
import * as cells from '../cells';
import * as charts from '../charts';
import type { Block, Cell, ChartBlock, TableBlock } from '../page-content';
import * as words from '../words';
import { type DetailedBuild, details } from './build-details';
import { builds } from './builds-of';

const MOST_ROWS = 50;
/** Phases that a chart shows: more lines nobody can tell apart. */
const MOST_LINES = 5;

export interface DebugParts {
  /** The build that is looked at, and the one beside it. */
  build?: DetailedBuild;
  other?: DetailedBuild;
  /** The latest of the selection. */
  latest: readonly ListedBuild[];
}

/** Where the time of a project or a build goes, and what fails in it. */
export function debug(insights: Insights, { build, other, latest }: DebugParts): Block[] {
  return [
    ...(build ? details(build, other) : []),
    latestBuilds(latest, build?.listed.id),
    phases(insights),
    phaseTrend(insights),
    flakyTests(insights),
    builds('permission-failures', 'Failed for a missing permission', insights.permissionFailures, {
      note: 'As far as the cause of a failure is known.',
      empty: 'No failure with a known cause was for a missing permission.',
    }),
  ];
}

function latestBuilds(latest: readonly ListedBuild[], open: string | undefined): TableBlock {
  const rows = latest.slice(0, MOST_ROWS).map((build): Cell[] => {
    const row = cells.buildRow(build);
    if (open === undefined) return row;
    const [number = { text: '' }, details = { text: '' }, ...rest] = row;
    return [number, details, build.id === open ? { text: 'Shown' } : compare(build.id), ...rest];
  });
  return {
    kind: 'table',
    id: 'latest-builds',
    title: 'Latest builds',
    columns: open === undefined ? cells.BUILD_COLUMNS : cells.BUILD_COLUMNS.toSpliced(2, 0, { title: '' }),
    rows,
    empty: 'No builds in this range.',
  };
}

const compare = (id: string): Cell => ({ text: 'Compare', target: { kind: 'compare', id } });

function phases({ slowestPhases }: Insights): TableBlock {
  return {
    kind: 'table',
    id: 'phases',
    title: 'Slowest phases',
    note: 'Those that take most time in all come first.',
    columns: [
      { title: 'Phase' },
      { title: 'Share of the time', isNumeric: true },
      { title: 'Median', isNumeric: true },
      { title: 'Range before', isNumeric: true },
      { title: '90th percentile', isNumeric: true },
      { title: '95th percentile', isNumeric: true },
    ],
    rows: slowestPhases.map(({ phaseType, share, median, medianBefore, p90, p95 }) => [
      { text: phaseType },
      { text: words.percent(share), value: cells.rounded(share * 100) },
      cells.duration(median),
      cells.duration(medianBefore),
      cells.duration(p90),
      cells.duration(p95),
    ]),
    empty: 'No phases are known in this range.',
  };
}

function phaseTrend({ slowestPhases, trend, size }: Insights): ChartBlock {
  return charts.overTime(trend, size, {
    id: 'phase-trend',
    title: 'Slowest phases over time',
    note: 'Medians.',
    isWide: true,
    shape: 'lines',
    scale: 'seconds',
    series: slowestPhases
      .slice(0, MOST_LINES)
      .map(({ phaseType, trend: medians }) => charts.durations(phaseType, medians)),
    empty: 'No phases are known in this range.',
  });
}

function flakyTests({ flakyTests: tests }: Insights): TableBlock {
  return {
    kind: 'table',
    id: 'flaky-tests',
    title: 'Flaky tests',
    note: 'They passed and failed for the same source. Of builds whose test reports were read: CodeBuild keeps those for 30 days.',
    columns: [
      { title: 'Test' },
      { title: 'Project' },
      { title: 'Flaky versions', isNumeric: true },
      { title: 'Of', isNumeric: true },
      { title: 'A failure' },
    ],
    rows: tests
      .slice(0, MOST_ROWS)
      .map(({ key, project, part, of, failedIn }) => [
        cells.text(key),
        cells.project(project),
        cells.number(part),
        cells.number(of),
        { text: 'Open log', target: { kind: 'log', id: failedIn } },
      ]),
    empty: 'No test with both results for the same source is known.',
  };
}
