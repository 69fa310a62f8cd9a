import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { CloudApi } from '../api';
import { Listing, type ListingState } from '../listing';
import { type HistoryRow, history, type KnownHistory, listsToRead } from './history';
import type { StatusFilter } from './status-filter';

/** What is known of a project's builds and batches. */
export interface HistoryState {
  rows: HistoryRow[];
  /** Builds that are loaded, whether the filter lets them through or not. */
  count: number;
  /** Whether there are further pages. */
  more: boolean;
  /** Why the builds, or some of them, did not come. */
  error?: AwsErrorDescription;
  /** Why the batches did not. */
  batchesError?: AwsErrorDescription;
}

/** Where builds and batches are kept once they came. */
export interface KnownBuilds {
  get(id: string): Build | undefined;
  getBatch(id: string): BuildBatch | undefined;
  keep(build: Build): void;
  keepBatch(batch: BuildBatch): void;
  /** Told of a project that has none. */
  noBuilds(project: string): void;
}

interface Lists {
  builds: Listing;
  batches: Listing;
}

/** Builds and batches of projects, page by page, each page read once; and what each project is filtered by. */
export class BuildHistories {
  private readonly lists = new Map<string, Lists>();
  private readonly filters = new Map<string, StatusFilter>();

  constructor(
    private readonly api: Pick<CloudApi, 'builds' | 'batches'>,
    private readonly known: KnownBuilds,
  ) {}

  async of(project: string): Promise<HistoryState> {
    const { builds, batches } = await this.read(project);
    const known = this.knownOf(project, builds, batches);
    return {
      rows: history(known),
      count: builds.ids.length,
      more: builds.more || batches.more,
      error: builds.error,
      batchesError: batches.error,
    };
  }

  /** Reads on where the rows end; tries again what failed. */
  async more(project: string): Promise<void> {
    const { builds, batches } = await this.read(project);
    const lists = this.listsOf(project);
    const next = listsToRead(this.knownOf(project, builds, batches));
    await Promise.all([
      next.builds || builds.error ? lists.builds.more() : undefined,
      next.batches || batches.error ? lists.batches.more() : undefined,
    ]);
  }

  /** So that a project, or everything, is read again. What it is filtered by stays. */
  forget(project?: string): void {
    if (project === undefined) this.lists.clear();
    else this.lists.delete(project);
  }

  /** Whether a project is read, or being read. */
  has(project: string): boolean {
    return this.lists.has(project);
  }

  filterOf(project: string): StatusFilter | undefined {
    return this.filters.get(project);
  }

  setFilter(project: string, filter: StatusFilter | undefined): void {
    if (filter) this.filters.set(project, filter);
    else this.filters.delete(project);
  }

  private async read(project: string): Promise<{ builds: ListingState; batches: ListingState }> {
    const lists = this.listsOf(project);
    const [builds, batches] = await Promise.all([lists.builds.get(), lists.batches.get()]);
    return { builds, batches };
  }

  private knownOf(project: string, builds: ListingState, batches: ListingState): KnownHistory {
    return {
      builds: builds.ids.flatMap((id) => this.known.get(id) ?? []),
      batches: batches.ids.flatMap((id) => this.known.getBatch(id) ?? []),
      moreBuilds: builds.more,
      moreBatches: batches.more,
      hasBatches: !batches.error,
      statuses: this.filters.get(project),
    };
  }

  private listsOf(project: string): Lists {
    const known = this.lists.get(project);
    if (known) return known;
    const lists = { builds: this.listBuilds(project), batches: this.listBatches(project) };
    this.lists.set(project, lists);
    return lists;
  }

  private listBuilds(project: string): Listing {
    return new Listing(async (nextToken) => {
      const answer = await this.api.builds(project, nextToken);
      if (!answer.ok) return answer;
      const { builds, nextToken: next } = answer.value;
      for (const build of builds) this.known.keep(build);
      if (builds.length === 0 && nextToken === undefined) this.known.noBuilds(project);
      return { ok: true, value: { ids: builds.flatMap(({ id }) => id ?? []), nextToken: next } };
    });
  }

  private listBatches(project: string): Listing {
    return new Listing(async (nextToken) => {
      const answer = await this.api.batches(project, nextToken);
      if (!answer.ok) return answer;
      const { batches, nextToken: next } = answer.value;
      for (const batch of batches) this.known.keepBatch(batch);
      return { ok: true, value: { ids: batches.flatMap(({ id }) => id ?? []), nextToken: next } };
    });
  }
}
