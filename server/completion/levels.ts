import { isBlockScalar, type Opener, openersAbove, openersOf } from './blocks';
import type { BlockLine, BlockLines } from './lines';

/** A block that a line can belong to: what it is nested in, and the column of its content. */
export interface Level {
  openers: Opener[];
  column: number;
}

/** The block that a new line means: the one whose column is nearest, among those that keep the file whole. */
export function levelFor(lines: BlockLines, line: BlockLine, column: number): Level | undefined {
  const above = openersAbove(lines, line.number);
  const last = above.at(-1);
  const below = lines.neighbour(line.number, 1);
  if (!last) return { openers: [], column: below && !below.dashes.length ? below.indent : 0 };
  // what stands below must keep its parent, so a new line cannot stand left of it
  const wanted = Math.max(column, below?.indent ?? 0);
  if (isBlockScalar(last.value) && wanted > last.column) return undefined;
  if (last.value === '') {
    const child = childColumn(last, below);
    if (child !== undefined && wanted >= child) return { openers: above, column: child };
    if (child === undefined && wanted > last.column) return { openers: above, column: wanted };
  }
  const levels = above.map((opener, i) => ({ openers: above.slice(0, i), column: opener.column, opener }));
  const allowed = levels.filter((level) => level.column >= (below?.indent ?? 0) && fits(level.opener, below));
  return allowed.sort((a, b) => distance(a, wanted) - distance(b, wanted) || b.column - a.column)[0];
}

/** The column where the content of an opener already stands on the line below it. */
function childColumn(opener: Opener, below: BlockLine | undefined): number | undefined {
  if (!below) return undefined;
  const isListBelowKey = opener.kind === 'key' && below.dashes.length > 0 && below.indent === opener.column;
  return below.indent > opener.column || isListBelowKey ? below.indent : undefined;
}

/** A key between dashes of its own column would cut the list in two. */
function fits(opener: Opener, below: BlockLine | undefined): boolean {
  if (!below || below.indent !== opener.column) return true;
  return opener.kind === (below.dashes.length > 0 ? 'dash' : 'key');
}

function distance(level: Level, column: number): number {
  return Math.abs(level.column - column);
}

/** What the content of a line is nested in, its own dashes included; undefined where its columns fit nowhere. */
export function parentsAt(lines: BlockLines, line: BlockLine): Opener[] | undefined {
  const above = openersAbove(lines, line.number);
  const own = openersOf({ ...line, key: undefined, value: '' });
  const first = line.indent;
  const isList = own.length > 0;
  const sibling = above.findIndex((o) => o.column === first && (o.kind === 'dash') === isList);
  if (sibling >= 0) return [...above.slice(0, sibling), ...own];
  const last = above.at(-1);
  if (!last) return own;
  const isBelow = last.column < first || (isList && last.kind === 'key' && last.column === first);
  return isBelow && last.value === '' ? [...above, ...own] : undefined;
}

/** True where the lines below belong to the key or scalar of this line. */
export function isContinued(lines: BlockLines, line: BlockLine): boolean {
  const below = lines.neighbour(line.number, 1);
  if (!below) return false;
  const isListBelowKey = line.key !== undefined && below.dashes.length > 0 && below.indent === line.column;
  return below.indent > line.column || isListBelowKey;
}

/** True where a list has its dashes at a column around a line. */
export function isItemAround(lines: BlockLines, number: number, column: number): boolean {
  const above = openersAbove(lines, number);
  const below = lines.neighbour(number, 1);
  const isDash = (line: BlockLine | undefined) => line !== undefined && line.dashes[0] === column;
  const dashAbove = above.some((opener) => opener.kind === 'dash' && opener.column === column);
  const keyAbove = above.some((opener) => opener.kind === 'key' && opener.column === column);
  return keyAbove ? isDash(below) : dashAbove || isDash(below);
}
