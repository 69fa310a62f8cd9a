import type { Clock } from '../core/builds/events';

export interface BatchWriterOptions {
  /** Milliseconds. */
  interval?: number;
  /** UTF-16 units; what waits is handed on at once where it has more. */
  most?: number;
}

/**
 * Collects text and hands it on at most every `interval` milliseconds: each append to an output channel costs a message to
 * the window, and a build may print thousands of lines a second.
 */
export class BatchWriter {
  private pending: string[] = [];
  private length = 0;
  private waiting = false;
  private readonly interval: number;
  private readonly most: number;

  constructor(
    private readonly write: (text: string) => void,
    private readonly clock: Clock,
    { interval = 50, most = Number.POSITIVE_INFINITY }: BatchWriterOptions = {},
  ) {
    this.interval = interval;
    this.most = most;
  }

  append(text: string): void {
    if (text === '') return;
    this.pending.push(text);
    this.length += text.length;
    if (this.length > this.most) this.handOn();
    if (this.waiting) return;
    this.waiting = true;
    void this.clock.sleep(this.interval).then(() => this.flush());
  }

  /** Hands on what is there now. */
  flush(): void {
    this.waiting = false;
    this.handOn();
  }

  private handOn(): void {
    if (this.pending.length === 0) return;
    const text = this.pending.join('');
    this.pending = [];
    this.length = 0;
    this.write(text);
  }
}
