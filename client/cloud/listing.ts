import { type AwsErrorDescription, describeAwsError } from '../../core/aws/errors';

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

  /** `action` is the IAM action that reading needs. */
  constructor(
    private readonly read: (nextToken?: string) => Promise<Page>,
    private readonly action: string,
  ) {}

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
    try {
      const { ids, nextToken } = await this.read(this.nextToken);
      this.nextToken = nextToken;
      // a list may grow at its head between two pages, which shifts an entry into both
      return { ids: [...new Set([...known.ids, ...ids])], more: nextToken !== undefined };
    } catch (error) {
      return { ...known, more: false, error: describeAwsError(error, { action: this.action }) };
    }
  }
}
