import type { Clock } from '../../core/builds/events';

/** A clock that stands still until the test lets time pass. */
export class FakeClock implements Clock {
  private time = 0;
  private sleepers: { until: number; wake(): void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = {
        until: this.time + milliseconds,
        wake: () => {
          signal?.removeEventListener('abort', sleeper.wake);
          this.sleepers = this.sleepers.filter((other) => other !== sleeper);
          resolve();
        },
      };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', sleeper.wake);
    });
  }

  get sleeping(): number {
    return this.sleepers.length;
  }

  /** Lets time pass, waking sleepers in their order, each with all that follows from it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (;;) {
      const [next] = this.sleepers.filter(({ until }) => until <= end).sort((a, b) => a.until - b.until);
      if (!next) break;
      this.time = next.until;
      next.wake();
      await settled();
    }
    this.time = end;
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
