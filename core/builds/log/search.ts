import { LineReader } from './line-reader';
import { shownLine, withoutSequences } from './shown-line';

/** A line that has the text which was looked for; it counts from 0. */
export interface LogHit {
  line: number;
  /** The line, or the part of it around the text. */
  text: string;
}

/** More are no help. */
export const MOST_HITS = 1_000;

/** What is shown before the text in a long line, and in all. UTF-16 units. */
const BEFORE = 60;
const SHOWN = 300;

/** Looks for a text, in upper or lower case, in a log that comes in pieces. */
export class LogSearch {
  /** Of the log so far, in their order. */
  readonly hits: LogHit[] = [];
  private line = 0;
  private readonly lines = new LineReader(({ text }) => this.look(text));
  private readonly pattern: RegExp;

  constructor(text: string) {
    this.pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  }

  read(piece: Uint8Array): void {
    this.lines.read(piece);
  }

  end(): void {
    this.lines.end();
  }

  /** There are as many as are told. */
  get isFull(): boolean {
    return this.hits.length >= MOST_HITS;
  }

  private look(text: string): void {
    // colours may stand between the letters
    const at = this.isFull ? -1 : withoutSequences(text).search(this.pattern);
    if (at >= 0) {
      const whole = shownLine(text).text;
      const start = whole.length > SHOWN ? Math.max(0, at - BEFORE) : 0;
      this.hits.push({ line: this.line, text: Buffer.from(whole.slice(start, start + SHOWN)).toString() });
    }
    this.line += 1;
  }
}
