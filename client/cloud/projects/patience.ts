import type { Clock } from '../../../core/builds/events';
import { backOffMilliseconds } from '../../../core/builds/remote/back-off';

/** A call is tried so many times more, each after a longer wait. */
const TRIES = 6;

export interface Patience {
  clock: Clock;
  /** Between 0 and 1, for jitter. */
  random(): number;
  signal: AbortSignal;
}

/** What a call gives, once AWS no longer throttles it; the last answer where that does not end, or nobody waits any more. */
export async function patiently<T>(
  call: () => Promise<T>,
  isThrottled: (answer: T) => boolean,
  { clock, random, signal }: Patience,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    const answer = await call();
    if (!isThrottled(answer) || failures > TRIES || signal.aborted) return answer;
    await clock.sleep(backOffMilliseconds(failures, random), signal);
    if (signal.aborted) return answer;
  }
}
