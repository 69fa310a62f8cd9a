import type { Selection } from '../../../core/insights/filter';
import { type ListedBuild, listBuilds } from '../../../core/insights/listed-build';
import * as cells from '../cells';
import type { TableBlock } from '../page-content';
import * as words from '../words';

const MOST = 200;

/** The builds of a selection, such as those of a point of a chart; the latest first. */
export function buildsOf(selection: Selection): TableBlock {
  const { rows, range } = selection;
  const title = `Builds from ${words.time(range.from)} to ${words.time(range.to)} UTC`;
  return {
    kind: 'table',
    id: 'builds',
    title,
    ...(rows.length > MOST && { note: `The latest ${MOST} of ${words.count(rows.length)}.` }),
    columns: cells.BUILD_COLUMNS,
    rows: listBuilds(selection, MOST).map(cells.buildRow),
    empty: 'No builds began then.',
  };
}

const MOST_ROWS = 25;

/** Builds of one kind. */
export function builds(
  id: string,
  title: string,
  listed: readonly ListedBuild[],
  { note, empty }: { note?: string; empty: string },
): TableBlock {
  return {
    kind: 'table',
    id,
    title,
    ...(note !== undefined && { note }),
    columns: cells.BUILD_COLUMNS,
    rows: listed.slice(0, MOST_ROWS).map(cells.buildRow),
    empty,
  };
}
