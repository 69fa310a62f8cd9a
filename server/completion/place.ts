import type { Range } from '../../core/buildspec/tree';
import { isBlockScalar, keysAround, type Opener, openersAbove, openersOf, type Path, pathOf } from './blocks';
import { type BlockLine, type BlockLines, commentStart } from './lines';
import { indentStyle } from './style';

/** Where one kind of node would be written. */
export interface Slot {
  /** Offsets of the text it replaces. */
  range: Range;
  /** White space that has to stand before it, in addition to what is there. */
  lead: string;
  /** What its further lines start with, in addition to the white space at the start of the line it is written on. */
  indent: string;
}

/** What is being written at an offset. A slot is missing where that kind of node would break the file. */
export interface Place {
  path: Path;
  mapping?: Slot;
  sequence?: Slot;
  scalar?: Slot;
  /** The keys that the mapping already has. */
  present: string[];
  /** The key's colon or its content exists already. */
  hasColon: boolean;
  hasContent: boolean;
  /** The quote that the scalar starts with, or nothing. */
  quote: string;
}

/**
 * The place at a position of block YAML, or undefined where nothing can be completed: in a comment, in a multi-line
 * scalar, in a flow collection.
 */
export function placeAt(lines: BlockLines, number: number, column: number): Place | undefined {
  const line = lines.at(number);
  const before = line.text.slice(0, column);
  const comment = commentStart(line.text);
  if (/^\s*\t/.test(before) || (comment >= 0 && comment < column)) return undefined;
  if (line.key && column > line.key.end) return valuePlace(lines, line, line.key, column);
  if (/^[|>[{&*!]/.test(line.key?.text ?? line.value)) return undefined;
  if (line.dashes.length > 0) return itemPlace(lines, line, column);
  return line.isBlank ? blankPlace(lines, line, column) : typedPlace(lines, line, column);
}

function valuePlace(
  lines: BlockLines,
  line: BlockLine,
  key: { text: string; end: number },
  column: number,
): Place | undefined {
  const parents = parentsAt(lines, line);
  if (!parents || /^[|>[{&*!]/.test(line.value) || isContinued(lines, line)) return undefined;
  const start = line.value === '' ? column : line.text.indexOf(line.value, key.end + 1);
  if (column < start) return undefined;
  const end = line.value === '' ? column : start + line.value.length;
  if (column > end) return undefined;
  const style = indentStyle(lines);
  const below = (distance: number): Slot => ({
    range: rangeOf(line, key.end + 1, end),
    lead: `\n${' '.repeat(line.column - line.indent + distance)}`,
    indent: ' '.repeat(line.column - line.indent + distance),
  });
  return {
    path: [...pathOf(parents), key.text],
    ...(line.value === '' && { mapping: below(style.mapping), sequence: below(style.list) }),
    scalar: { range: rangeOf(line, start, end), lead: start === key.end + 1 ? ' ' : '', indent: '' },
    present: [],
    hasColon: false,
    hasContent: false,
    quote: quoteOf(line.value),
  };
}

/** `- ` and then perhaps the start of a key or of a scalar. */
function itemPlace(lines: BlockLines, found: BlockLine, column: number): Place | undefined {
  const isEmpty = !found.key && found.value === '';
  const line = isEmpty ? { ...found, column: Math.min(column, found.column) } : found;
  const parents = parentsAt(lines, line);
  const dash = line.dashes.at(-1) ?? 0;
  if (!parents || line.column <= dash || column < line.column || column > tokenEnd(line)) return undefined;
  const lead = line.text.charAt(line.column - 1) === '-' ? ' ' : '';
  const slot = { range: tokenRange(line), lead, indent: ' '.repeat(line.column + lead.length - line.indent) };
  return {
    path: pathOf(parents),
    mapping: slot,
    ...(!line.key && { scalar: slot }),
    ...contentOf(lines, line),
    present: keysAround(lines, line.number, line.column),
    quote: quoteOf(line.value),
  };
}

/** A line that holds one word, perhaps already with its colon: a key, or the scalar of the key above. */
function typedPlace(lines: BlockLines, line: BlockLine, column: number): Place | undefined {
  if (column < line.column || column > tokenEnd(line)) return undefined;
  const content = contentOf(lines, line);
  const exact = parentsAt(lines, line);
  if (exact) return newNode(lines, line, { openers: exact, column: line.column }, content);
  if (line.key || content.hasContent) return undefined;
  const level = levelFor(lines, line, line.column);
  return level && newNode(lines, line, level, content);
}

function blankPlace(lines: BlockLines, line: BlockLine, column: number): Place | undefined {
  if (line.text.trim() !== '') return undefined;
  const level = levelFor(lines, line, column);
  return (
    level && newNode(lines, { ...line, column, value: '' }, level, { hasColon: false, hasContent: false })
  );
}

function newNode(
  lines: BlockLines,
  line: BlockLine,
  { openers, column }: Level,
  content: { hasColon: boolean; hasContent: boolean },
): Place {
  const start = Math.min(column, line.column);
  const slot: Slot = {
    range: rangeOf(line, start, tokenEnd(line)),
    lead: ' '.repeat(column - start),
    indent: ' '.repeat(column - start),
  };
  const siblings = keysAround(lines, line.number, column);
  const items = isItemAround(lines, line.number, column);
  const isFirst = siblings.length === 0 && !items;
  return {
    path: pathOf(openers),
    ...(!items && { mapping: slot }),
    ...(line.value === '' && (items || isFirst) && !content.hasColon && { sequence: slot }),
    ...(isFirst && !content.hasColon && { scalar: slot }),
    ...content,
    present: siblings,
    quote: quoteOf(line.value),
  };
}

/** A block that a line can belong to: what it is nested in, and the column of its content. */
interface Level {
  openers: Opener[];
  column: number;
}

/** The block that a new line means: the one whose column is nearest, among those that keep the file whole. */
function levelFor(lines: BlockLines, line: BlockLine, column: number): Level | undefined {
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
function parentsAt(lines: BlockLines, line: BlockLine): Opener[] | undefined {
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

function contentOf(lines: BlockLines, line: BlockLine): { hasColon: boolean; hasContent: boolean } {
  return { hasColon: line.key !== undefined, hasContent: isContinued(lines, line) };
}

/** True where the lines below belong to the key or scalar of this line. */
function isContinued(lines: BlockLines, line: BlockLine): boolean {
  const below = lines.neighbour(line.number, 1);
  if (!below) return false;
  const isListBelowKey = line.key !== undefined && below.dashes.length > 0 && below.indent === line.column;
  return below.indent > line.column || isListBelowKey;
}

function isItemAround(lines: BlockLines, number: number, column: number): boolean {
  const above = openersAbove(lines, number);
  const below = lines.neighbour(number, 1);
  const isDash = (line: BlockLine | undefined) => line !== undefined && line.dashes[0] === column;
  const dashAbove = above.some((opener) => opener.kind === 'dash' && opener.column === column);
  const keyAbove = above.some((opener) => opener.kind === 'key' && opener.column === column);
  return keyAbove ? isDash(below) : dashAbove || isDash(below);
}

function tokenEnd(line: BlockLine): number {
  return line.key ? line.column + tokenLength(line, line.key.end) : line.column + line.value.length;
}

function tokenLength(line: BlockLine, end: number): number {
  return line.text.slice(line.column, end).trimEnd().length;
}

function tokenRange(line: BlockLine): Range {
  return rangeOf(line, line.column, tokenEnd(line));
}

function rangeOf(line: BlockLine, start: number, end: number): Range {
  return { start: line.offset + start, end: line.offset + end };
}

function quoteOf(value: string): string {
  return /^["']/.exec(value)?.[0] ?? '';
}
