import type { Position } from '../../core/buildspec/text';
import type { Range } from '../../core/buildspec/tree';
import { keysAround, type Path, pathOf } from './blocks';
import { isContinued, isItemAround, type Level, levelFor, parentsAt } from './levels';
import { type BlockLine, type BlockLines, commentStart } from './lines';
import { indentStyle } from './style';

/** Where one kind of node would be written. */
export interface Slot {
  /** Offsets of the text it replaces. */
  range: Range;
  /** White space, a comma or a bracket that has to stand before it, in addition to what is there. */
  lead: string;
  /** What its further lines start with, in addition to the white space at the start of the line it is written on. */
  indent: string;
  /** What has to stand behind it, such as the bracket that `lead` opens. */
  trail?: string;
}

/** How a node is written that is no block YAML: in brackets, or as JSON. */
export type Form = 'flow' | 'json';

/** What is being written at an offset. A slot is missing where that kind of node would break the file. */
export interface Place {
  path: Path;
  /** Block YAML where absent. */
  form?: Form;
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
export function placeAt(lines: BlockLines, position: Position): Place | undefined {
  const line = lines.at(position.line);
  const column = Math.max(0, Math.min(lines.offsetAt(position) - line.offset, line.text.length));
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

function contentOf(lines: BlockLines, line: BlockLine): { hasColon: boolean; hasContent: boolean } {
  return { hasColon: line.key !== undefined, hasContent: isContinued(lines, line) };
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
