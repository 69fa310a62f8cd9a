import { type BuildHistory, TRIGGERS } from './build-history';
import type { Dictionary } from './dictionary';
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
  const { codes, size, name } = dimensionOf(selection.history, dimension);
  const counts = new Uint32Array(size);
  for (const row of selection.rows)
    counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
  const groups = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (const row of selection.rows) {
    const code = codes[row] as number;
    const filled = counts[code] as number;
    (groups[code] as Uint32Array)[filled] = row;
    counts[code] = filled + 1;
  }
  return groups
    .map((rows, code) => ({ name: name(code), selection: { ...selection, rows } }))
    .filter(({ selection: { rows } }) => rows.length > 0)
    .sort((a, b) => b.selection.rows.length - a.selection.rows.length || compare(a.name, b.name));
}

/** What a dimension has in a history, in the order of the alphabet; for the lists that one chooses from. */
export function valuesOf(history: BuildHistory, dimension: Dimension): string[] {
  const { codes, name } = dimensionOf(history, dimension);
  return [...new Set(codes.subarray(0, history.size))].map((each) => name(each)).sort(compare);
}

/** The column of a dimension, how many codes it may have, and what they stand for. */
export function dimensionOf(history: BuildHistory, dimension: Dimension) {
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
        codes: history.trigger.values,
        size: TRIGGERS.length,
        name: (code: number) => (code === 0 ? UNKNOWN : (TRIGGERS[code] ?? UNKNOWN)),
      };
  }
}

function of({ values: codes }: { values: Uint32Array | Uint8Array }, dictionary: Dictionary) {
  return { codes, size: dictionary.size, name: (code: number) => dictionary.textOf(code) ?? UNKNOWN };
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
