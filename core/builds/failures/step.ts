import type { CommandEvent } from '../events';
import { cleanLines } from './clean-line';
import type { LineScanner } from './line-scanner';
import { Tail } from './tail';
import { type LineWatch, SeenLines } from './watched-lines';

/** Enough for the last lines of any command. */
const RECENT_CHARACTERS = 16 * 1024;

/** Of longer output the first and the last characters are looked at: what is in the middle was overcome. */
const FIRST_CHARACTERS = 16 * 1024 * 1024;
const LAST_CHARACTERS = 4 * 1024 * 1024;

/** Stands for the lines in the middle, which nobody has counted. */
const MANY_LINES = 100_000;

export type StartedCommand = Pick<
  CommandEvent,
  'section' | 'index' | 'attempt' | 'text' | 'range' | 'exitCode'
>;

/** The output of one command, or the agent's own lines of a phase: of any length, and little of it kept. */
export class Step {
  readonly seen = new SeenLines();
  private readonly scanner: LineScanner;
  private scanned = 0;
  private readonly recent = new Tail(RECENT_CHARACTERS);
  private readonly unscanned = new Tail(LAST_CHARACTERS);

  constructor(
    watch: LineWatch,
    anywhere: SeenLines,
    /** Undefined for the agent's own lines. */
    public command?: StartedCommand,
  ) {
    this.scanner = watch.scanner(this.seen, anywhere);
  }

  get lineCount(): number {
    return this.scanner.lineCount;
  }

  read(text: string): void {
    this.recent.add(text);
    if (this.scanned >= FIRST_CHARACTERS) this.unscanned.add(text);
    else {
      this.scanned += text.length;
      this.scanner.read(text);
    }
  }

  end(): void {
    if (this.unscanned.isCut) this.scanner.skip(MANY_LINES);
    for (const text of this.unscanned.take()) this.scanner.read(text);
    this.scanner.end();
  }

  /** The last lines that are not empty, at most so many. Of a progress bar the last state alone. */
  lastLines(most: number): string[] {
    const lines = this.recent.text.split('\n').map((line) => line.replace(/\r+$/, '').replace(/^.*\r/s, ''));
    return cleanLines(lines)
      .filter((line) => line.trim() !== '')
      .slice(-most);
  }
}
