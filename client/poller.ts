import type { Clock } from '../core/builds/events';

export type PollResult = 'fresh' | 'throttled' | 'failed';

export interface PollerOptions {
  clock: Clock;
  /** Reads all the ids at once. */
  poll(ids: string[], signal: AbortSignal): Promise<PollResult>;
  /** Between 0 and 1, for jitter. */
  random(): number;
  /** Told when the pace changes, with the milliseconds until the next try; undefined once it is normal again, or there is nothing to poll. */
  onSlowed?(delay: number | undefined): void;
  /** Milliseconds between two polls when all is well. */
  interval?: number;
  /** The longest wait after repeated failures. */
  longest?: number;
}

/**
 * The one thing that polls for what trees show. It runs only while it is visible and has something to watch, and never has
 * more than one call under way; failures slow it down with full jitter, so that many windows do not come back at once.
 */
export class Poller {
  private ids: ReadonlySet<string> = new Set();
  private visible = false;
  private failures = 0;
  private running: AbortController | undefined;

  constructor(private readonly options: PollerOptions) {}

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.update();
  }

  /** What to read from now on, in place of what was read before. */
  watch(ids: Iterable<string>): void {
    this.ids = new Set(ids);
    this.update();
  }

  get active(): boolean {
    return this.running !== undefined;
  }

  dispose(): void {
    this.visible = false;
    this.update();
  }

  private update(): void {
    const wanted = this.visible && this.ids.size > 0;
    if (wanted && !this.running) {
      this.running = new AbortController();
      void this.run(this.running);
    } else if (!wanted && this.running) {
      this.running.abort();
      this.running = undefined;
      // what was said about the pace is not true of a poller that rests
      this.options.onSlowed?.(undefined);
    }
  }

  private async run(controller: AbortController): Promise<void> {
    const { signal } = controller;
    while (!signal.aborted) {
      await this.options.clock.sleep(this.delay(), signal);
      if (signal.aborted) return;
      const result = await this.options.poll([...this.ids], signal).catch((): PollResult => 'failed');
      if (signal.aborted) return;
      this.failures = result === 'fresh' ? 0 : this.failures + 1;
    }
  }

  private delay(): number {
    const { interval = 5_000, longest = 120_000, random, onSlowed } = this.options;
    if (this.failures === 0) {
      onSlowed?.(undefined);
      return interval;
    }
    const extra = Math.min(longest, interval * 2 ** this.failures);
    const delay = interval + Math.floor(random() * extra);
    onSlowed?.(delay);
    return delay;
  }
}
