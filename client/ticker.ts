import type { Clock } from '../core/builds/events';

/** Between two looks at the clock. Milliseconds. */
const TICK = 1000;

/** Calls back every second while it is wanted: for durations that go on while somebody sees them. */
export class Ticker {
  private ticking: AbortController | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly onTick: () => void,
  ) {}

  set(wanted: boolean): void {
    if (wanted === (this.ticking !== undefined)) return;
    this.ticking?.abort();
    this.ticking = wanted ? new AbortController() : undefined;
    if (this.ticking) void this.run(this.ticking.signal);
  }

  dispose(): void {
    this.set(false);
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.sleep(TICK, signal);
      if (!signal.aborted) this.onTick();
    }
  }
}
