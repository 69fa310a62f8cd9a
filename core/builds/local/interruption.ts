import type { Clock } from '../events';

/** Why a build ends before its phases do. */
export type Interruption = { kind: 'stopped' } | { kind: 'timed-out' } | { kind: 'lost'; message: string };

/** Thrown through the phases of a build to its end; never leaves this room. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor(readonly interruption: Interruption) {
    super(interruption.kind);
  }
}

/** The one place that knows whether a build still runs: the first interruption counts, and all waiting ends with it. */
export class Interrupter {
  private readonly controller = new AbortController();
  private first: Interruption | undefined;
  private readonly rejection: Promise<never>;

  constructor() {
    this.rejection = new Promise((_, reject) => {
      this.controller.signal.addEventListener('abort', () => reject(new Interrupted(this.interruption)), {
        once: true,
      });
    });
    // an interruption while nobody waits is no unhandled rejection
    this.rejection.catch(() => {});
  }

  /** Aborts with the interruption. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get interruption(): Interruption {
    return this.first ?? { kind: 'stopped' };
  }

  interrupt(interruption: Interruption): void {
    if (this.first) return;
    this.first = interruption;
    this.controller.abort();
  }

  /** The promise's value, or Interrupted as soon as the build is interrupted. */
  async orInterrupted<T>(promise: Promise<T>): Promise<T> {
    // whoever is interrupted waits for it no more, so that nobody would hear of its failure
    promise.catch(() => {});
    this.throwIfInterrupted();
    return Promise.race([promise, this.rejection]);
  }

  throwIfInterrupted(): void {
    if (this.first) throw new Interrupted(this.first);
  }
}

/** Interrupts at the caller's signal and when the time is over; stops waiting with the returned function. */
export function watchLimits(
  interrupter: Interrupter,
  { signal, clock, timeoutMinutes }: { signal: AbortSignal; clock: Clock; timeoutMinutes: number },
): () => void {
  const done = new AbortController();
  const stop = () => interrupter.interrupt({ kind: 'stopped' });
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  void clock.sleep(timeoutMinutes * 60_000, done.signal).then(() => {
    if (!done.signal.aborted) interrupter.interrupt({ kind: 'timed-out' });
  });
  return () => {
    signal.removeEventListener('abort', stop);
    done.abort();
  };
}
