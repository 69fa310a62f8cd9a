import type { Position } from '../../core/buildspec/text';
import { isBlockScalar, openersAbove, type Path, pathOf } from './blocks';
import { parentsAt } from './levels';
import { type BlockLines, commentStart } from './lines';
import type { Slot } from './place';

/** Where text is being written: inside of a scalar of any kind, also one that is not closed yet. */
export interface TextPlace {
  path: Path;
  /** The line up to the cursor, from where the scalar starts on it. */
  before: string;
  /** The line from the cursor on. */
  after: string;
  /** The cursor's offset. */
  offset: number;
  /** The scalar starts on another line. */
  isContinued: boolean;
  /** White space that has to stand between what is there and the text. */
  lead: string;
  /** What has to stand behind the text, such as the quote that `lead` opens. */
  trail?: string;
}

/** Undefined in keys and comments. */
export function textPlaceAt(lines: BlockLines, position: Position): TextPlace | undefined {
  const line = lines.at(position.line);
  const offset = lines.offsetAt(position);
  const column = offset - line.offset;
  const place = (path: Path, start: number, isContinued = false): TextPlace | undefined => {
    if (column < start) return undefined;
    const before = line.text.slice(start, column);
    const lead = before === '' && /[:-]/.test(line.text.charAt(start - 1)) ? ' ' : '';
    return { path, before, after: line.text.slice(column), offset, isContinued, lead };
  };
  const above = openersAbove(lines, position.line);
  const outer = above.at(-1);
  const isContinuation = outer !== undefined && outer.value !== '' && column > outer.column;
  if (outer && isBlockScalar(outer.value) && isContinuation) return place(pathOf(above), 0, true);
  const comment = commentStart(line.text);
  if (comment >= 0 && comment < column) return undefined;
  if (isContinuation && line.indent > outer.column) return place(pathOf(above), 0, true);
  const parents = parentsAt(lines, line);
  if (!parents) return undefined;
  if (line.key && column > line.key.end) return place([...pathOf(parents), line.key.text], line.key.end + 1);
  return line.dashes.length > 0 && !line.key ? place(pathOf(parents), line.column) : undefined;
}

/** The word before the cursor and the rest of it behind, as what a completion replaces. */
export function wordSlot(
  { before, after, offset, lead, trail }: TextPlace,
  word: RegExp,
): { text: string; slot: Slot } {
  const start = lastMatch(before, word);
  const end = firstMatch(after, word);
  return {
    text: before.slice(start),
    slot: { range: { start: offset - (before.length - start), end: offset + end }, lead, indent: '', trail },
  };
}

function lastMatch(text: string, word: RegExp): number {
  let start = text.length;
  while (start > 0 && word.test(text.charAt(start - 1))) start--;
  return start;
}

function firstMatch(text: string, word: RegExp): number {
  let end = 0;
  while (end < text.length && word.test(text.charAt(end))) end++;
  return end;
}
