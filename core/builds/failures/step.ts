import type { CommandEvent } from '../events';
import { cleanLine } from './clean-line';
import type { LineScanner } from './line-scanner';
import { type LineWatch, SeenLines } from './watched-lines';

/** Enough for the last lines of any command. */
const RECENT_CHARACTERS = 16 * 1024;

export type StartedCommand = Pick<
  CommandEvent,
  'section' | 'index' | 'attempt' | 'text' | 'range' | 'exitCode'
>;

/** The output of one command, or the agent's own lines of a phase: of any length, and little of it kept. */
export class Step {
  readonly seen = new SeenLines();
  private readonly scanner: LineScanner;
  private readonly recent: string[] = [];
  private recentLength = 0;

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
    this.scanner.read(text);
    this.recent.push(text.length > RECENT_CHARACTERS ? text.slice(-RECENT_CHARACTERS) : text);
    this.recentLength += this.recent.at(-1)?.length ?? 0;
    while (this.recentLength - (this.recent[0]?.length ?? 0) >= RECENT_CHARACTERS)
      this.recentLength -= this.recent.shift()?.length ?? 0;
  }

  end(): void {
    this.scanner.end();
  }

  /** The last lines that are not empty, at most so many. Of a progress bar the last state alone. */
  lastLines(most: number): string[] {
    return this.recent
      .join('')
      .slice(-RECENT_CHARACTERS)
      .split('\n')
      .map((line) => cleanLine(line.replace(/\r+$/, '').replace(/^.*\r/s, '')))
      .filter((line) => line.trim() !== '')
      .slice(-most);
  }
}
