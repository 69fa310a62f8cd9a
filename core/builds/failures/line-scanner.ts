import type { WordFinder } from './word-finder';

/** More of a line than this is not looked at. */
const LONGEST_LINE = 2000;

const NEWLINE = 10;
const RETURN = 13;
const ESCAPE = 27;
// the colours that programs put between and into words
const ESCAPE_SEQUENCE = /\x1b\[[0-?]*[ -/]*[@-~]/y;

/** Is told a line with some wanted word in it, whose words were found, and which line of the text it is, from 0. */
export type LineListener = (line: string, owners: readonly number[], number: number) => void;

/** Reads a text in pieces of any size and finds the lines that somebody wants, looking at each character once. */
export class LineScanner {
  /** Of the text so far. */
  lineCount = 0;
  private row = 0;
  /** The line that is not at its end yet. */
  private begun = '';
  private readonly wanted = new Set<number>();

  constructor(
    private readonly finder: WordFinder,
    private readonly onLine: LineListener,
  ) {}

  read(text: string): void {
    const { classOf, next, rowBits, found, owners } = this.finder;
    let { row } = this;
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE || code === RETURN) {
        this.endLine(text, start, at);
        if (code === NEWLINE) this.lineCount += 1;
        start = at + 1;
        row = 0;
      } else if (code === ESCAPE) {
        ESCAPE_SEQUENCE.lastIndex = at;
        if (ESCAPE_SEQUENCE.test(text)) at = ESCAPE_SEQUENCE.lastIndex - 1;
      } else {
        row = next[(row << rowBits) + (code < 128 ? (classOf[code] ?? 0) : 0)] ?? 0;
        const hit = found[row] ?? 0;
        if (hit > 0) for (const owner of owners[hit - 1] ?? []) this.wanted.add(owner);
      }
    }
    this.row = row;
    if (this.begun.length < LONGEST_LINE) this.begun += text.slice(start, start + LONGEST_LINE);
  }

  /** Leaves out a part of the text, in which so many lines may have been. */
  skip(lines: number): void {
    this.end();
    this.lineCount += lines;
  }

  /** The text has come to its end, also within a line. */
  end(): void {
    this.endLine('', 0, 0);
    this.row = 0;
  }

  private endLine(text: string, start: number, end: number): void {
    if (this.wanted.size > 0) {
      const line = this.begun + text.slice(start, Math.min(end, start + LONGEST_LINE));
      this.onLine(line.slice(0, LONGEST_LINE), [...this.wanted], this.lineCount);
      this.wanted.clear();
    }
    this.begun = '';
  }
}
