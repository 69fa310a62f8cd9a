import type { ListingState } from '../listing';
import { type Patience, patiently } from './patience';

interface PagedList {
  get(): Promise<ListingState>;
  more(): Promise<ListingState>;
}

export interface ReadAllOptions extends Patience {
  /** Told after each page, with what there is by now. */
  onPage?(state: ListingState): void;
}

/** Reads a list to its end, one page after the other, and waits where AWS throttles. What came before a failure or an abort stays. */
export async function readAll(
  list: PagedList,
  { onPage, ...patience }: ReadAllOptions,
): Promise<ListingState> {
  const isThrottled = ({ error }: ListingState) => error?.kind === 'throttled';
  let state = await list.get();
  while ((state.more || isThrottled(state)) && !patience.signal.aborted) {
    state = await patiently(() => list.more(), isThrottled, patience);
    if (state.error) break;
    onPage?.(state);
  }
  return state;
}
