import type { Trigger } from '../builds/history/trigger';
import { type BuildHistory, FLAGS, TRIGGERS } from './build-history';
import type { Dictionary } from './dictionary';

/** Milliseconds since the epoch: from the first up to and without the second. */
export interface TimeRange {
  from: number;
  to: number;
}

/** What the word is for a value that a build does not have, in filters and in groups. */
export const UNKNOWN = '(unknown)';

/** Which builds count. A list that is absent lets all pass; an empty one none. UNKNOWN in a list stands for what is not known. */
export interface BuildFilter {
  /** A build belongs to the range in which it began. */
  range: TimeRange;
  runsOn?: 'cloud' | 'local';
  projects?: readonly string[];
  branches?: readonly string[];
  triggers?: readonly Trigger[];
  initiators?: readonly string[];
  computeTypes?: readonly string[];
}

/** Builds of a history, as every figure takes them: rows in the order in which the builds began. */
export interface Selection {
  history: BuildHistory;
  rows: Uint32Array;
  range: TimeRange;
}

export function select(history: BuildHistory, filter: BuildFilter): Selection {
  const passes = tests(history, filter);
  const sorted = history.byStart();
  const rows = new Uint32Array(sorted.length);
  let count = 0;
  for (let index = firstFrom(history, sorted, filter.range.from); index < sorted.length; index++) {
    const row = sorted[index] ?? 0;
    // those without a time come last, and belong to no range
    if (!(history.start.at(row) < filter.range.to)) break;
    if (passes.every((test) => test(row))) rows[count++] = row;
  }
  return { history, rows: rows.slice(0, count), range: filter.range };
}

/** The range of the same length that ends where this one begins. */
export function rangeBefore({ from, to }: TimeRange): TimeRange {
  return { from: from - (to - from), to: from };
}

function firstFrom(history: BuildHistory, sorted: Uint32Array, from: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // not known counts as late
    if (history.start.at(sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tests(history: BuildHistory, filter: BuildFilter): ((row: number) => boolean)[] {
  const { project, branch, initiator, computeType, trigger } = history;
  return [
    filter.runsOn && ((row: number) => history.has(row, FLAGS.isLocal) === (filter.runsOn === 'local')),
    oneOf(history.projects, project, filter.projects),
    oneOf(history.branches, branch, filter.branches),
    oneOf(history.initiators, initiator, filter.initiators),
    oneOf(history.computeTypes, computeType, filter.computeTypes),
    filter.triggers &&
      ((row: number) => filter.triggers?.includes(TRIGGERS[trigger.at(row)] ?? 'unknown') === true),
  ].filter((test) => test !== undefined);
}

function oneOf(
  dictionary: Dictionary,
  column: { at(row: number): number },
  wanted: readonly string[] | undefined,
): ((row: number) => boolean) | undefined {
  if (!wanted) return undefined;
  const codes = new Set(wanted.map((text) => (text === UNKNOWN ? 0 : dictionary.codeOf(text))));
  return (row) => codes.has(column.at(row));
}
