import type { Clock } from '../../../core/builds/events';

/** Between two tries. Milliseconds. */
const INTERVAL = 5_000;

/** Tries connections again and again while that is wanted, and tells once one answers. */
export class Reconnect {
  private readonly trying = new Map<string, AbortController>();

  constructor(
    private readonly clock: Clock,
    private readonly answers: (id: string) => Promise<boolean>,
    private readonly onBack: (id: string) => void,
  ) {}

  /** The connections to try from now on, in place of those that were tried before. */
  set(wanted: readonly string[]): void {
    for (const [id, controller] of this.trying) {
      if (wanted.includes(id)) continue;
      controller.abort();
      this.trying.delete(id);
    }
    for (const id of wanted) {
      if (this.trying.has(id)) continue;
      const controller = new AbortController();
      this.trying.set(id, controller);
      void this.run(id, controller.signal);
    }
  }

  dispose(): void {
    this.set([]);
  }

  private async run(id: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.sleep(INTERVAL, signal);
      if (signal.aborted || !(await this.answers(id).catch(() => false)) || signal.aborted) continue;
      this.set([...this.trying.keys()].filter((other) => other !== id));
      this.onBack(id);
    }
  }
}
