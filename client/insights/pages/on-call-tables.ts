import type { FailingNow } from '../../../core/insights/failing-now';
import type { FailuresOf } from '../../../core/insights/failures-by';
import type { Insights } from '../../../core/insights/insights';
import type { ListedBuild } from '../../../core/insights/listed-build';
import * as cells from '../cells';
import type { Cell, TableBlock } from '../page-content';
import * as words from '../words';

const MOST_ROWS = 25;

/** What the figures do not tell. */
export interface OnCallParts {
  /** Builds that had not ended when they were last read. */
  running: readonly ListedBuild[];
  queued: readonly ListedBuild[];
  /** The number of a build by its id. */
  numberOf(id: string | undefined): number | undefined;
}

export function failing(all: readonly FailingNow[], { numberOf }: OnCallParts): TableBlock {
  return {
    kind: 'table',
    id: 'failing-now',
    title: 'Failing now',
    note: 'Projects and branches whose latest build with a result failed.',
    columns: [
      { title: 'Project' },
      { title: 'Branch' },
      { title: 'Since (UTC)' },
      { title: 'In a row', isNumeric: true },
      { title: 'Latest' },
      { title: '' },
      { title: 'Status' },
      { title: 'Cause' },
      { title: 'Last success' },
    ],
    rows: all.map((each): Cell[] => [
      cells.project(each.project),
      cells.text(each.branch),
      { text: words.time(each.since) },
      cells.number(each.inARow),
      cells.log(each),
      cells.details(each.id),
      { text: words.status(each.status) },
      {
        text: each.cause === undefined ? 'Explain' : words.cause(each.cause),
        target: { kind: 'explain', id: each.id },
      },
      cells.log({ id: each.lastSuccess, number: numberOf(each.lastSuccess) }),
    ]),
    empty: 'Nothing is failing: the latest build of every project and branch succeeded.',
  };
}

export function running({ running, queued }: OnCallParts): TableBlock {
  const rows = (builds: readonly ListedBuild[], state: string) =>
    builds.map((build): Cell[] => [
      cells.log(build),
      cells.project(build.project),
      { text: state },
      { text: words.time(build.startTime) },
      cells.text(build.branch),
      cells.text(build.initiator),
    ]);
  return {
    kind: 'table',
    id: 'running-now',
    title: 'Running and queued',
    columns: [
      { title: 'Build' },
      { title: 'Project' },
      { title: 'State' },
      { title: 'Started (UTC)' },
      { title: 'Branch' },
      { title: 'Started by' },
    ],
    rows: [...rows(queued, 'Queued'), ...rows(running, 'In progress')].slice(0, MOST_ROWS),
    empty: 'No build was running when the builds were last read.',
  };
}

export function causes({ failureCauses }: Insights): TableBlock {
  return {
    kind: 'table',
    id: 'failure-causes',
    title: 'Failures by cause',
    note: 'As Explain Failure tells it.',
    columns: [{ title: 'Cause' }, { title: 'Failed builds', isNumeric: true }, { title: 'Latest' }],
    rows: failureCauses.map(({ cause, count, latest }) => [
      { text: words.cause(cause) },
      cells.number(count),
      { text: 'Open log', target: { kind: 'log', id: latest } },
    ]),
    empty: 'No build has failed in this range.',
  };
}

export function brokenBy(
  id: string,
  title: string,
  head: string,
  failures: readonly FailuresOf[],
  { note }: { note?: string } = {},
): TableBlock {
  return {
    kind: 'table',
    id,
    title,
    ...(note !== undefined && { note }),
    columns: [
      { title: head },
      { title: 'Failed', isNumeric: true },
      { title: 'Success rate', isNumeric: true },
      { title: 'Latest failure' },
    ],
    rows: failures
      .slice(0, MOST_ROWS)
      .map(({ name, failed, success, latest }) => [
        cells.text(name),
        cells.number(failed),
        cells.share(success),
        latest ? { text: 'Open log', target: { kind: 'log', id: latest } } : { text: words.NOTHING },
      ]),
    empty: 'No build has failed in this range.',
  };
}

export function flakyVersions({ flakyVersions: versions }: Insights, { numberOf }: OnCallParts): TableBlock {
  return {
    kind: 'table',
    id: 'flaky-versions',
    title: 'Versions with both results',
    note: 'The same source succeeded and failed: the failure may be flaky.',
    columns: [
      { title: 'Project' },
      { title: 'Version' },
      { title: 'Succeeded', isNumeric: true },
      { title: 'Failed', isNumeric: true },
      { title: 'A success' },
      { title: 'A failure' },
    ],
    rows: versions
      .slice(0, MOST_ROWS)
      .map(({ project, sourceVersion, succeeded, failed }) => [
        cells.project(project),
        { text: words.version(sourceVersion) },
        cells.number(succeeded.length),
        cells.number(failed.length),
        cells.log({ id: succeeded.at(-1), number: numberOf(succeeded.at(-1)) }),
        cells.log({ id: failed.at(-1), number: numberOf(failed.at(-1)) }),
      ]),
    empty: 'No version that was built more than once had both results.',
  };
}
