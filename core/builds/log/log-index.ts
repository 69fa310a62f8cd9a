import { LineReader, type LogLine } from './line-reader';
import { SectionReader } from './section-reader';
import type { AgentText, LogSection, Stretch } from './sections';

/** What an editor takes at once: VS Code neither folds nor colours above 20 MB or 300,000 lines. */
export const WINDOW_BYTES = 15_000_000;
export const WINDOW_LINES = 200_000;

/** Between two lines whose places are remembered, at most. */
const STEP_BYTES = 256 * 1024;
const STEP_LINES = 5_000;

/** A part of a log that is shown at once: whole lines. Lines count from 0, bytes too; ends are exclusive. */
export interface LogWindow {
  /** From 0. */
  number: number;
  line: number;
  endLine: number;
  byte: number;
  endByte: number;
}

interface Place {
  line: number;
  byte: number;
}

export interface LogIndexLimits {
  windowBytes?: number;
  windowLines?: number;
}

/** Where everything is in a log that comes in pieces, in memory that stays small however long the log is. */
export class LogIndex {
  private readonly reader: LineReader;
  private readonly content = new SectionReader();
  /** The first of them begins at 0. */
  private readonly windowStarts: Place[] = [{ line: 0, byte: 0 }];
  private readonly steps: Place[] = [{ line: 0, byte: 0 }];
  /** Of the lines that have ended. */
  private end: Place = { line: 0, byte: 0 };
  private bytesRead = 0;
  private readonly limits: Required<LogIndexLimits>;

  constructor({ windowBytes = WINDOW_BYTES, windowLines = WINDOW_LINES }: LogIndexLimits = {}) {
    this.limits = { windowBytes, windowLines };
    this.reader = new LineReader((line) => this.readLine(line));
  }

  /** The next bytes of the log, UTF-8. */
  read(piece: Uint8Array): void {
    this.bytesRead += piece.length;
    this.reader.read(piece);
  }

  /** No more comes; a last line may be without its newline. */
  finish(): void {
    this.reader.end();
  }

  /** Of the log so far, its last line included, which may not have ended. */
  get bytes(): number {
    return this.bytesRead;
  }

  /** Lines that have ended. */
  get lineCount(): number {
    return this.end.line;
  }

  get sections(): readonly LogSection[] {
    return this.content.sections;
  }

  /** In the log of a batch: the lines that are of one build. */
  get stretches(): readonly Stretch[] {
    return this.content.stretches;
  }

  /** What the agent said of where the sources are. */
  get sources(): readonly AgentText[] {
    return this.content.sources;
  }

  /** What a tool put before each line; see line-prefix. */
  get prefixKind(): number | undefined {
    return this.content.prefixKind;
  }

  /** Lines of errors, in their order. */
  get errorLines(): readonly number[] {
    return this.content.errorLines;
  }

  get windowCount(): number {
    return this.windowStarts.length;
  }

  window(number: number): LogWindow | undefined {
    const start = this.windowStarts[number];
    if (!start) return undefined;
    const next = this.windowStarts[number + 1] ?? { line: this.lineCount, byte: this.bytesRead };
    return { number, line: start.line, byte: start.byte, endLine: next.line, endByte: next.byte };
  }

  /** The number of the window that has a line. */
  windowOf(line: number): number {
    return Math.max(
      0,
      lastIndexWhere(this.windowStarts, (start) => start.line <= line),
    );
  }

  /** The place of a line that is remembered, at or before the given one. */
  placeBefore(line: number): Place {
    return this.steps[lastIndexWhere(this.steps, (step) => step.line <= line)] ?? { line: 0, byte: 0 };
  }

  private readLine({ text, bytes }: LogLine): void {
    const { line, byte } = this.end;
    const window = this.windowStarts.at(-1) ?? { line: 0, byte: 0 };
    const isFull =
      line - window.line >= this.limits.windowLines || byte + bytes - window.byte > this.limits.windowBytes;
    if (isFull && line > window.line) this.windowStarts.push({ line, byte });
    const step = this.steps.at(-1) ?? { line: 0, byte: 0 };
    if (line - step.line >= STEP_LINES || byte - step.byte >= STEP_BYTES) this.steps.push({ line, byte });
    this.content.read(text);
    this.end = { line: line + 1, byte: byte + bytes };
  }
}

/** -1 where there is none; what holds for an element holds for all before it. */
function lastIndexWhere<T>(sorted: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
