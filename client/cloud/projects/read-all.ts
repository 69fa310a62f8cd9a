import type { Clock } from '../../../core/builds/events';
import { backOffMilliseconds } from '../../../core/builds/remote/back-off';
import type { ListingState } from '../listing';

/** A throttled page is tried so many times more, each after a longer wait. */
const TRIES = 6;

export interface ReadAllOptions {
  clock: Clock;
  /** Between 0 and 1, for jitter. */
  random(): number;
  signal: AbortSignal;
  /** Told after each page, with what there is by now. */
  onPage?(state: ListingState): void;
}

interface PagedList {
  get(): Promise<ListingState>;
  more(): Promise<ListingState>;
}

/** Reads a list to its end, one page after the other, and waits where AWS throttles. What came before a failure or an abort stays. */
export async function readAll(
  list: PagedList,
  { clock, random, signal, onPage }: ReadAllOptions,
): Promise<ListingState> {
  let failures = 0;
  let state = await list.get();
  while (!signal.aborted) {
    if (state.error?.kind === 'throttled' && failures < TRIES) {
      failures++;
      await clock.sleep(backOffMilliseconds(failures, random), signal);
      if (signal.aborted) break;
    } else if (state.error || !state.more) break;
    else failures = 0;
    state = await list.more();
    if (!state.error) onPage?.(state);
  }
  return state;
}
