import type { AwsErrorDescription } from '../../core/aws/errors';
import type { Answer } from './api';

export interface Page {
  ids: string[];
  nextToken?: string;
}

/** What is known of a list that comes in pages. */
export interface ListingState {
  ids: string[];
  /** Whether there are further pages. */
  more: boolean;
  /** Why the last page did not come; what came before stays. */
  error?: AwsErrorDescription;
}

/** A list that is read page by page, each page once, however many ask for it at a time. */
export class Listing {
  private state: Promise<ListingState> | undefined;
  private nextToken: string | undefined;

  constructor(private readonly read: (nextToken?: string) => Promise<Answer<Page>>) {}

  get(): Promise<ListingState> {
    this.state ??= this.page({ ids: [], more: false });
    return this.state;
  }

  /** Also tries again what failed. */
  more(): Promise<ListingState> {
    this.state = this.get().then((state) =>
      state.more || state.error ? this.page({ ...state, error: undefined }) : state,
    );
    return this.state;
  }

  private async page(known: ListingState): Promise<ListingState> {
    const answer = await this.read(this.nextToken);
    if (!answer.ok) return { ...known, more: false, error: answer.error };
    const { ids, nextToken } = answer.value;
    this.nextToken = nextToken;
    // a list may grow at its head between two pages, which shifts an entry into both
    return { ids: [...new Set([...known.ids, ...ids])], more: nextToken !== undefined };
  }
}
