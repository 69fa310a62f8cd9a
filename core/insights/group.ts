import { type BuildHistory, TRIGGERS } from './build-history';
import { type Selection, UNKNOWN } from './filter';

/** By what builds can be told apart. */
export const DIMENSIONS = ['project', 'branch', 'trigger', 'initiator', 'computeType'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Group {
  /** The project, the branch …; UNKNOWN where the builds have none. */
  name: string;
  selection: Selection;
}

/** The builds of a selection apart by a dimension, the group with most builds first. */
export function groupBy(selection: Selection, dimension: Dimension): Group[] {
  const { code, name } = reading(selection.history, dimension);
  const counts = new Map<number, number>();
  for (const row of selection.rows) counts.set(code(row), (counts.get(code(row)) ?? 0) + 1);
  const groups = new Map<number, { rows: Uint32Array; filled: number }>();
  for (const [each, count] of counts) groups.set(each, { rows: new Uint32Array(count), filled: 0 });
  for (const row of selection.rows) {
    const group = groups.get(code(row));
    if (group) group.rows[group.filled++] = row;
  }
  return [...groups]
    .map(([each, { rows }]) => ({ name: name(each) ?? UNKNOWN, selection: { ...selection, rows } }))
    .sort((a, b) => b.selection.rows.length - a.selection.rows.length || compare(a.name, b.name));
}

/** What a dimension has in a history, in the order of the alphabet; for the lists that one chooses from. */
export function valuesOf(history: BuildHistory, dimension: Dimension): string[] {
  const { code, name } = reading(history, dimension);
  const codes = new Set<number>();
  for (let row = 0; row < history.size; row++) codes.add(code(row));
  return [...codes].map((each) => name(each) ?? UNKNOWN).sort(compare);
}

function reading(history: BuildHistory, dimension: Dimension) {
  switch (dimension) {
    case 'project':
      return of(history.project, history.projects);
    case 'branch':
      return of(history.branch, history.branches);
    case 'initiator':
      return of(history.initiator, history.initiators);
    case 'computeType':
      return of(history.computeType, history.computeTypes);
    case 'trigger':
      return {
        code: (row: number) => history.trigger.at(row),
        name: (code: number) => (code === 0 ? undefined : TRIGGERS[code]),
      };
  }
}

function of(column: { at(row: number): number }, dictionary: { textOf(code: number): string | undefined }) {
  return { code: (row: number) => column.at(row), name: (code: number) => dictionary.textOf(code) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
