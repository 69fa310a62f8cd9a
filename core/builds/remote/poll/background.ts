import type { AwsErrorDescription } from '../../../aws/errors';
import type { PollAnswer } from './wanted';

type Make<T> = (signal: AbortSignal) => Promise<PollAnswer<T>>;

interface Waiting {
  make: Make<unknown>;
  signal: AbortSignal;
  answer(answer: PollAnswer<unknown>): void;
}

const CANCELLED: AwsErrorDescription = {
  kind: 'cancelled',
  message: 'The call was cancelled.',
  next: 'Start it again when you want to.',
};

/** Calls that nobody waits for on screen, in the order in which they were asked for. */
export class BackgroundCalls {
  private waiting: Waiting[] = [];

  constructor(private readonly onChange: () => void) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Answered when its turn has come, or at once with `cancelled` when the signal aborts. */
  ask<T>(make: Make<T>, signal: AbortSignal): Promise<PollAnswer<T>> {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve({ ok: false, error: CANCELLED });
        return;
      }
      const cancel = () => {
        this.remove(waiting);
        resolve({ ok: false, error: CANCELLED });
      };
      const waiting: Waiting = {
        make,
        signal,
        answer: (answer) => {
          signal.removeEventListener('abort', cancel);
          this.remove(waiting);
          resolve(answer as PollAnswer<T>);
        },
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.waiting.push(waiting);
      this.onChange();
    });
  }

  /** The one whose turn it is. It stays in its place until it is answered. */
  get next(): Waiting | undefined {
    return this.waiting[0];
  }

  private remove(waiting: Waiting): void {
    this.waiting = this.waiting.filter((other) => other !== waiting);
    this.onChange();
  }
}
