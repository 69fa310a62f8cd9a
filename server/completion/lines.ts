import type { LineIndex, Position } from '../../core/buildspec/text';

/**
 * A line of block YAML seen by its columns alone. Unlike the tree this exists for every text, also for the half-typed
 * line that a completion is asked on.
 */
export interface BlockLine {
  number: number;
  /** Offset of column 0 in the text. */
  offset: number;
  text: string;
  /** Column of the first character that is no space; the line's length on an empty line. */
  indent: number;
  /** Nothing but white space, a comment or a document marker. */
  isBlank: boolean;
  /** Columns of the `- ` at the start of the line, from left to right. */
  dashes: number[];
  /** Where the content behind the dashes starts. */
  column: number;
  /** `end` is the column of the colon. */
  key?: { text: string; end: number };
  /** What stands behind the colon, or behind the dashes where there is no key; without comment and padding. */
  value: string;
}

/** The lines of a text, each looked at when it is asked for: a completion needs few of a long file. */
export class BlockLines {
  constructor(
    private readonly text: string,
    private readonly index: LineIndex,
  ) {}

  get count(): number {
    return this.index.lineCount;
  }

  /** The offset behind the last character. */
  get end(): number {
    return this.text.length;
  }

  offsetAt(position: Position): number {
    return this.index.offsetAt(position);
  }

  at(number: number): BlockLine {
    const start = this.start(number);
    const end = this.index.offsetAt({ line: number, character: Number.MAX_SAFE_INTEGER });
    return blockLine(this.text.slice(start, end).replace(/\r$/, ''), number, start);
  }

  /** The column of the first character that is no space, for those who pass over many lines. */
  indentAt(number: number): number {
    const start = this.start(number);
    return skipSpaces(this.text, start) - start;
  }

  /** Whether a line starts with a list's dash. */
  startsWithDash(number: number): boolean {
    const at = skipSpaces(this.text, this.start(number));
    return this.text.charAt(at) === '-' && /^\s?$/.test(this.text.charAt(at + 1));
  }

  /** Neither a byte order mark nor a carriage return is a column to YAML. */
  private start(number: number): number {
    return this.index.offsetAt({ line: number, character: 0 }) || (this.text.startsWith('\uFEFF') ? 1 : 0);
  }

  /** The nearest line that is not blank, before or after a line. */
  neighbour(number: number, step: 1 | -1): BlockLine | undefined {
    for (let n = number + step; n >= 0 && n < this.count; n += step) {
      const line = this.at(n);
      if (!line.isBlank) return line;
    }
    return undefined;
  }
}

const MARKER = /^(?:---|\.\.\.)(?:\s|$)/;

function blockLine(text: string, number: number, offset: number): BlockLine {
  const indent = skipSpaces(text, 0);
  const dashes: number[] = [];
  let column = indent;
  while (text.charAt(column) === '-' && /^\s?$/.test(text.charAt(column + 1))) {
    dashes.push(column);
    column = skipSpaces(text, column + 1);
  }
  const isBlank = dashes.length === 0 && (/^\s*(?:#|$)/.test(text) || MARKER.test(text));
  const comment = commentStart(text);
  const content = text.slice(0, comment < 0 ? text.length : Math.max(comment, column));
  const key = isBlank ? undefined : keyOf(content, column);
  const value = isBlank ? '' : content.slice(key ? key.end + 1 : column).trim();
  return { number, offset, text, indent, isBlank, dashes, column, ...(key && { key }), value };
}

function skipSpaces(text: string, from: number): number {
  let i = from;
  while (text.charAt(i) === ' ') i++;
  return i;
}

function keyOf(text: string, start: number): BlockLine['key'] {
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const close = text.indexOf(first, start + 1);
    const end = close < 0 ? -1 : skipSpaces(text, close + 1);
    return end > 0 && isColon(text, end) ? { text: text.slice(start + 1, close), end } : undefined;
  }
  if (first === '' || '#[]{},&*!|>%@`'.includes(first)) return undefined;
  for (let end = text.indexOf(':', start); end >= 0; end = text.indexOf(':', end + 1)) {
    if (isColon(text, end)) return { text: text.slice(start, end).trimEnd(), end };
  }
  return undefined;
}

function isColon(text: string, at: number): boolean {
  return text.charAt(at) === ':' && /^\s?$/.test(text.charAt(at + 1));
}

/** The column of the `#` that starts a comment, or -1; a `#` inside quotes or a word starts none. */
export function commentStart(text: string): number {
  let quote = '';
  let before = ' ';
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (quote) {
      if (character === '\\' && quote === '"') i++;
      else if (character === quote) quote = '';
    } else if ((character === '"' || character === "'") && /[\s[{,]/.test(before)) quote = character;
    else if (character === '#' && /\s/.test(before)) return i;
    before = character;
  }
  return -1;
}
