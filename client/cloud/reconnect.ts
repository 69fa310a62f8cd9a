import type { Clock } from '../../core/builds/events';

/** Between two tries. Milliseconds. */
const INTERVAL = 5_000;

/** Tries a connection again and again while that is wanted, and tells once it answers. */
export class Reconnect {
  private trying: AbortController | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly answers: () => Promise<boolean>,
    private readonly onBack: () => void,
  ) {}

  set(wanted: boolean): void {
    if (wanted === (this.trying !== undefined)) return;
    this.trying?.abort();
    this.trying = wanted ? new AbortController() : undefined;
    if (this.trying) void this.run(this.trying.signal);
  }

  dispose(): void {
    this.set(false);
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.sleep(INTERVAL, signal);
      if (signal.aborted || !(await this.answers().catch(() => false)) || signal.aborted) continue;
      this.set(false);
      this.onBack();
    }
  }
}
