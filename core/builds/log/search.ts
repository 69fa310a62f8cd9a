import { LineReader } from './line-reader';
import { shownLine, withoutSequences } from './shown-line';
import { TimedMatch } from './timed-match';

/** What is looked for. */
export interface SearchQuery {
  text: string;
  isCaseSensitive?: boolean;
  isRegularExpression?: boolean;
}

/** A line that has what was looked for; it counts from 0. */
export interface LogHit {
  line: number;
  /** The line, or the part of it around the match. */
  text: string;
}

/** More are no help. */
export const MOST_HITS = 1_000;

/** Of longer lines the beginning is looked at. UTF-16 units. */
export const LONGEST_SEARCHED = 10_000_000;

/** With more lines that take too long nobody waits for the end. */
export const MOST_SLOW_LINES = 10;

/** A run costs something itself, and others want their turn. UTF-16 units. */
const LOOKED_AT_ONCE = 512 * 1024;

/** What one line may take. */
const LINE_MILLISECONDS = 100;

/** What is shown before the match in a long line, and in all. UTF-16 units. */
const BEFORE = 60;
const SHOWN = 300;

/** The pattern of a query; undefined where its text is no regular expression. */
export function patternOf({ text, isCaseSensitive, isRegularExpression }: SearchQuery): RegExp | undefined {
  const flags = isCaseSensitive ? '' : 'i';
  if (!isRegularExpression) return patternOfText(text, flags);
  try {
    return new RegExp(text, flags);
  } catch {
    return undefined;
  }
}

/** The pattern of a text as it stands there. */
export function patternOfText(text: string, flags = 'i'): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
}

/** Looks for a pattern in a log that comes in pieces. */
export class LogSearch {
  /** Of the log so far, in their order. */
  readonly hits: LogHit[] = [];
  /** Lines of which only the beginning was looked at. */
  cutLines = 0;
  private line = 0;
  private waiting: string[] = [];
  private waitingLength = 0;
  private readonly matching: TimedMatch;
  private readonly lines = new LineReader((line) => {
    const text = plain(line.text);
    this.waiting.push(text);
    this.waitingLength += text.length;
    if (line.isCut) this.cutLines += 1;
  }, LONGEST_SEARCHED);

  constructor(pattern: RegExp, { lineMilliseconds = LINE_MILLISECONDS } = {}) {
    this.matching = new TimedMatch(pattern, lineMilliseconds);
  }

  /** Reads a piece as its result is gone through, which stops where others should have their turn. */
  *read(piece: Uint8Array): Generator<void, void> {
    this.lines.read(piece);
    if (this.waitingLength > LOOKED_AT_ONCE) yield* this.look();
  }

  *end(): Generator<void, void> {
    this.lines.end();
    yield* this.look();
  }

  /** Lines that took too long and may have it. */
  get slowLines(): number {
    return this.matching.slowLines;
  }

  /** There are as many hits as are told. */
  get isFull(): boolean {
    return this.hits.length >= MOST_HITS;
  }

  get isTooSlow(): boolean {
    return this.slowLines >= MOST_SLOW_LINES;
  }

  private *look(): Generator<void, void> {
    const lines = this.waiting;
    this.waiting = [];
    this.waitingLength = 0;
    const first = this.line;
    this.line += lines.length;
    if (this.isFull || this.isTooSlow) return;
    for (const match of this.matching.matches(lines)) {
      if (match === 'pause') yield;
      else this.add(first + match.index, lines[match.index] ?? '', match.start);
      if (this.isFull || this.isTooSlow) return;
    }
  }

  private add(line: number, text: string, at: number): void {
    const whole = shownLine(text).text;
    const start = whole.length > SHOWN ? Math.max(0, at - BEFORE) : 0;
    // a copy: a part of a string keeps the whole of it in memory
    this.hits.push({ line, text: Buffer.from(whole.slice(start, start + SHOWN)).toString() });
  }
}

/** Where a pattern matches in one line; undefined where it does not, or not in time. */
export function findInLine(
  pattern: RegExp,
  text: string,
  milliseconds = LINE_MILLISECONDS,
): { start: number; length: number } | undefined {
  for (const match of new TimedMatch(pattern, milliseconds).matches([text]))
    if (match !== 'pause') return match;
  return undefined;
}

// colours may stand between the letters
function plain(line: string): string {
  return withoutSequences(line.endsWith('\r') ? line.slice(0, -1) : line);
}
