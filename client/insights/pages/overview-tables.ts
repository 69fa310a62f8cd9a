import type { GroupFigures } from '../../../core/insights/breakdown';
import type { Dimension } from '../../../core/insights/group';
import type { Insights } from '../../../core/insights/insights';
import type { ServiceLevel } from '../../../core/insights/service-level';
import * as cells from '../cells';
import { budgetLeft } from '../changes';
import type { Cell, TableBlock } from '../page-content';
import * as words from '../words';

const MOST_ROWS = 25;

export interface Breakdown {
  by: Dimension;
  groups: readonly GroupFigures[];
}

export function serviceLevels(levels: readonly ServiceLevel[]): TableBlock {
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

export function failingProjects({ failuresByProject }: Insights): TableBlock {
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

export function groups({ by, groups }: Breakdown): TableBlock {
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

export function costByProject({ costByProject: costs }: Insights): TableBlock {
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

export function costByMonth({ costByMonth: costs }: Insights): TableBlock {
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
