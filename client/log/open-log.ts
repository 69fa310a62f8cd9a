import { LogIndex, type LogIndexLimits } from '../../core/builds/log/log-index';
import { Emitter } from '../emitter';
import { readPieces } from './read-pieces';

export interface OpenLogParts {
  path: string;
  /** Whether the file may grow. */
  isLive(): boolean;
  limits?: LogIndexLimits;
}

/** A log on disk that somebody looks at. It is read once, and on when it has grown; its text stays on disk. */
export class OpenLog {
  index: LogIndex;
  /** All of it has been read, and no more comes. */
  isComplete = false;
  /** There is no such file. */
  isMissing = false;
  private readonly changed = new Emitter<void>();
  /** Fires when more of it is known. */
  readonly onDidChange = this.changed.event;
  private reading: Promise<void> | undefined;
  private hasGrown = false;
  private isClosed = false;

  constructor(private readonly parts: OpenLogParts) {
    this.index = new LogIndex(parts.limits);
  }

  get path(): string {
    return this.parts.path;
  }

  get isLive(): boolean {
    return this.parts.isLive();
  }

  /** Resolves when a window has all that it will have, or all that there is now. */
  async ready(window: number): Promise<void> {
    await this.until(() => this.index.windowCount > window + 1);
  }

  /** Resolves when a line has been read, or all that there is now. */
  async readyLine(line: number): Promise<void> {
    await this.until(() => this.index.lineCount > line);
  }

  /** Resolves when all that there is now has been read. Never rejects. */
  read(): Promise<void> {
    this.hasGrown = true;
    this.reading ??= this.readOn().finally(() => {
      this.reading = undefined;
      this.changed.fire();
    });
    return this.reading;
  }

  /** Another log takes this one's file. */
  beginAnew(): void {
    this.index = new LogIndex(this.parts.limits);
    this.isComplete = false;
    this.hasGrown = true;
  }

  close(): void {
    this.isClosed = true;
  }

  private async until(isThere: () => boolean): Promise<void> {
    if (!isThere()) void this.read();
    while (this.reading && !isThere()) {
      await new Promise<void>((resolve) => {
        const subscription = this.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  }

  private async readOn(): Promise<void> {
    while (this.hasGrown && !this.isComplete && !this.isClosed) {
      this.hasGrown = false;
      const wasLive = this.isLive;
      this.isMissing = !(await this.readFile());
      if (wasLive || this.isClosed) continue;
      this.index.finish();
      this.isComplete = true;
    }
  }

  /** False where there is no file. */
  private async readFile(): Promise<boolean> {
    const { index } = this;
    try {
      for await (const piece of readPieces(this.path, { from: index.bytes })) {
        if (this.isClosed || index !== this.index) break;
        index.read(piece);
        this.changed.fire();
      }
      return true;
    } catch {
      return false;
    }
  }
}
