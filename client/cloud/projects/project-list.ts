import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { Clock } from '../../../core/builds/events';
import type { ListingState } from '../listing';
import type { CloudStore } from '../store';
import { type ArrangedProjects, arrangeProjects } from './arrange';
import type { Filtered } from './filter-message';
import type { Group, Grouping } from './groups';
import { PAGE, pageOf } from './page';
import { rarely } from './rarely';
import { tagValue } from './tags';

/** How long rows must have stood still before their latest builds are looked for: nobody looks while a filter is typed. Milliseconds. */
const STILL = 300;

type Store = Pick<
  CloudStore,
  'projects' | 'loadMore' | 'readAllProjects' | 'readDetails' | 'detailsOf' | 'hasDetails' | 'latest'
>;

export interface ProjectListParts {
  store: Store;
  filter(): string;
  grouping(): Grouping;
  favourites(): ReadonlySet<string>;
  ofWorkspace(): ReadonlySet<string>;
  clock: Clock;
  random(): number;
  /** There is more to show than the rows that were given. */
  onChange(): void;
  /** Names or details are being read until this resolves. */
  onRead(done: Promise<void>): void;
}

/** What stands below a connection. */
export interface ProjectRows {
  /** Those of the workspace and favourites. */
  top: string[];
  groups: Group[];
  rest: string[];
  /** How many further ones are known. */
  hidden: number;
  /** Whether there are names that are not read yet. */
  unread: boolean;
  /** How many projects the filter lets through, of those that are read. */
  count: number;
  read: number;
  error?: AwsErrorDescription;
}

/** The projects of one connection as the user wants to see them: it reads names and details on where that needs them, in the background. */
export class ProjectList {
  /** How many names show of the list and of each group. */
  private readonly limits = new Map<string, number>();
  /** Names that somebody looked for: they show whatever page they are on. */
  private readonly found = new Set<string>();
  private reader: AbortController | undefined;
  /** The rows of the list and of its groups that were given, whose latest builds are looked for. */
  private readonly given = new Map<string, readonly string[]>();
  private look: AbortController | undefined;
  private failure: AwsErrorDescription | undefined;
  private last: (ArrangedProjects & { read: number }) | undefined;

  constructor(private readonly parts: ProjectListParts) {}

  /** The rows that can be shown by now. At most one call to AWS is waited for. */
  async rows(): Promise<ProjectRows> {
    const listing = await this.parts.store.projects();
    this.readOn(listing);
    const arranged = this.arrange(listing);
    const page = pageOf(arranged.rest, this.limits.get('') ?? PAGE, this.found);
    this.given.clear();
    this.lookFor('', page.shown);
    return {
      top: arranged.top,
      groups: arranged.groups,
      rest: page.shown,
      hidden: page.hidden,
      unread: listing.more,
      count: arranged.count,
      read: listing.ids.length,
      error: listing.error ?? this.failure,
    };
  }

  /** The rows of a group that can be shown. */
  groupRows({ label, names }: Group): Pick<ProjectRows, 'rest' | 'hidden'> {
    const { shown, hidden } = pageOf(names, this.limits.get(label) ?? PAGE, this.found);
    this.lookFor(label, shown);
    return { rest: shown, hidden };
  }

  /** Shows a page more of the list, or of a group; reads it where it is not read yet. */
  async more(group = ''): Promise<void> {
    const { store } = this.parts;
    const limit = (this.limits.get(group) ?? PAGE) + PAGE;
    this.limits.set(group, limit);
    if (group === '') {
      let listing = await store.projects();
      while (listing.more && this.arrange(listing).rest.length < limit) {
        await store.loadMore();
        listing = await store.projects();
      }
    }
    this.parts.onChange();
  }

  /** Has a project show whatever page it is on. Its group, where it stands in one. */
  find(name: string): Group | undefined {
    this.found.add(name);
    return this.last?.groups.find(({ names }) => names.includes(name));
  }

  /** What failed is tried again, and pages begin anew. */
  forget(): void {
    this.failure = undefined;
    this.limits.clear();
  }

  /** Why details could not be read. */
  get failed(): AwsErrorDescription | undefined {
    return this.failure;
  }

  /** Whether names or details are being read in the background. */
  get reading(): boolean {
    return this.reader !== undefined;
  }

  /** What the filter does with the rows that were given; undefined where none were. */
  get filtered(): Filtered | undefined {
    return this.last && { count: this.last.count, read: this.last.read, reading: this.reading };
  }

  /** The projects that are on screen, where these groups are open. */
  visible(groups: readonly string[]): string[] {
    return ['', ...groups].flatMap((group) => [
      ...(group === '' ? (this.last?.top ?? []) : []),
      ...(this.given.get(group) ?? []),
    ]);
  }

  dispose(): void {
    this.reader?.abort();
    this.look?.abort();
  }

  private arrange({ ids, more }: ListingState): ArrangedProjects {
    const { store, filter, grouping, favourites, ofWorkspace } = this.parts;
    const tagOf = (name: string, key: string) => tagValue(store.detailsOf(name) ?? {}, key);
    const arranged = arrangeProjects({
      names: ids,
      complete: !more,
      ofWorkspace: ofWorkspace(),
      favourites: favourites(),
      filter: filter(),
      // what a filter found is looked through as one list
      grouping: filter().trim() === '' ? grouping() : { by: 'none' },
      tagOf,
    });
    this.last = { ...arranged, read: ids.length };
    return arranged;
  }

  /** A filter and groups are of all names, groups by a tag of all details too. */
  private readOn(listing: ListingState): void {
    const { store, filter, grouping } = this.parts;
    const isFiltered = filter().trim() !== '';
    const byTag = !isFiltered && grouping().by === 'tag';
    const wantsNames = (isFiltered || grouping().by !== 'none') && listing.more;
    const wantsDetails = byTag && !this.failure && listing.ids.some((name) => !store.hasDetails(name));
    if (!wantsNames && !wantsDetails) this.reader?.abort();
    else if (!listing.error && !this.reader) this.parts.onRead(this.read(byTag));
  }

  private async read(withDetails: boolean): Promise<void> {
    const { store, clock, random, onChange } = this.parts;
    const reader = new AbortController();
    this.reader = reader;
    const patience = { clock, random, signal: reader.signal };
    const tellRarely = rarely(onChange);
    const listing = await store.readAllProjects({ ...patience, onPage: tellRarely });
    if (withDetails && !listing.error && !reader.signal.aborted) {
      const answer = await store.readDetails(listing.ids, { ...patience, onProgress: tellRarely });
      if (!answer.ok) this.failure = answer.error;
    }
    this.reader = undefined;
    onChange();
  }

  /** Never before rows are shown, and only once they stand still. */
  private lookFor(group: string, shown: readonly string[]): void {
    const { store, favourites, ofWorkspace, clock } = this.parts;
    this.given.set(group, shown);
    this.look?.abort();
    const look = new AbortController();
    this.look = look;
    void clock.sleep(STILL, look.signal).then(() => {
      if (look.signal.aborted) return;
      const pinned = [...ofWorkspace(), ...favourites()];
      return store.latest.look({ pinned, rows: [...this.given.values()].flat() });
    });
  }
}
