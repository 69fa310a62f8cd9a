import type { Clock } from '../core/builds/events';

/**
 * Collects text and hands it on at most every `interval` milliseconds: each append to an output channel costs a message to
 * the window, and a build may print thousands of lines a second.
 */
export class BatchWriter {
  private pending: string[] = [];
  private waiting = false;

  constructor(
    private readonly write: (text: string) => void,
    private readonly clock: Clock,
    private readonly interval = 50,
  ) {}

  append(text: string): void {
    if (text === '') return;
    this.pending.push(text);
    if (this.waiting) return;
    this.waiting = true;
    void this.clock.sleep(this.interval).then(() => this.flush());
  }

  /** Hands on what is there now. */
  flush(): void {
    this.waiting = false;
    if (this.pending.length === 0) return;
    const text = this.pending.join('');
    this.pending = [];
    this.write(text);
  }
}
