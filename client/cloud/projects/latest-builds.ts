import type { Build } from '@aws-sdk/client-codebuild';
import type { CloudApi } from '../api';

/** How many pages of the builds of all projects are looked at: one call tells of up to a hundred projects. */
const RECENT_PAGES = 2;

/** How many projects are asked one by one at a time, of which those pages told nothing. */
const ONE_BY_ONE = 10;

/** Builds of one moment may begin in another order than that of their numbers. Milliseconds. */
const NOT_AT_ONCE = 60_000;

export type LatestApi = Pick<CloudApi, 'recentBuildIds' | 'latestBuildId' | 'getBuilds'>;

/** Whose latest builds are looked for. */
export interface Wanted {
  /** Those that the user looks at first: each is asked for. */
  pinned: readonly string[];
  /** Those in view: some of them are asked for, once. */
  rows: readonly string[];
}

interface Latest {
  id: string;
  buildNumber: number;
  /** Milliseconds since the epoch. */
  startedAt: number;
}

/** Which build of each project is its latest, as far as that is known. Nothing here rejects; a failure ends a look early, and leaves rows without a status. */
export class LatestBuilds {
  private readonly latest = new Map<string, Latest>();
  private readonly withoutBuilds = new Set<string>();
  /** Of which there is an answer. */
  private readonly answered = new Set<string>();
  /** That were in view at a look: what it did not tell is not asked for again. */
  private readonly seen = new Set<string>();
  private recent: { pages: number; nextToken?: string; done: boolean } = { pages: 0, done: false };
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: LatestApi,
    /** Takes builds that a look gave; they come back by `note`. */
    private readonly onBuilds: (builds: Build[]) => void,
  ) {}

  /** The id of a project's latest build; `none` where it has no builds, undefined where nothing is known. */
  of(project: string): string | 'none' | undefined {
    return this.latest.get(project)?.id ?? (this.withoutBuilds.has(project) ? 'none' : undefined);
  }

  /** A build that some call told of. True where it is the latest one. */
  note({ id, projectName, buildNumber = 0, startTime }: Build): boolean {
    if (id === undefined || projectName === undefined) return false;
    const known = this.latest.get(projectName);
    const build = { id, buildNumber, startedAt: startTime?.getTime() ?? 0 };
    if (known && isOlder(build, known)) return false;
    this.latest.set(projectName, build);
    this.withoutBuilds.delete(projectName);
    return true;
  }

  /** The list of a project's builds was empty. */
  noteNone(project: string): void {
    this.latest.delete(project);
    this.withoutBuilds.add(project);
  }

  /** So that they are asked for again; what is known is shown until then. */
  forget(project?: string): void {
    if (project !== undefined) {
      this.answered.delete(project);
      return;
    }
    this.answered.clear();
    this.seen.clear();
    this.recent = { pages: 0, done: false };
  }

  /** Looks for latest builds with a few calls at most. */
  look(wanted: Wanted, signal?: AbortSignal): Promise<void> {
    this.looking = this.looking.then(() => this.lookOnce(wanted, signal));
    return this.looking;
  }

  /** Asks for one project alone, whatever is known of it: a call, and a second one where its newest build is not the one that is known. */
  async ask(project: string): Promise<void> {
    const answer = await this.api.latestBuildId(project);
    if (!answer.ok) return;
    this.answered.add(project);
    if (answer.value === undefined) this.noteNone(project);
    else if (answer.value !== this.latest.get(project)?.id) await this.read([answer.value]);
  }

  private async lookOnce(wanted: Wanted, signal?: AbortSignal): Promise<void> {
    while (this.missing(wanted).length > 0 && !this.recent.done) {
      if (signal?.aborted) return;
      await this.readRecent(signal);
    }
    const missing = this.missing(wanted);
    for (const project of [...wanted.pinned, ...wanted.rows]) this.seen.add(project);
    const ids: string[] = [];
    for (const project of missing.slice(0, ONE_BY_ONE)) {
      if (signal?.aborted) break;
      const answer = await this.api.latestBuildId(project);
      if (!answer.ok) break;
      this.answered.add(project);
      if (answer.value === undefined) this.noteNone(project);
      else ids.push(answer.value);
    }
    await this.read(ids, signal);
  }

  private missing({ pinned, rows }: Wanted): string[] {
    const ofRows = rows.filter((project) => !this.seen.has(project));
    return [...new Set([...pinned, ...ofRows])].filter((project) => !this.answered.has(project));
  }

  /** A page of the builds of all projects, of which the first of each project is its latest. */
  private async readRecent(signal?: AbortSignal): Promise<void> {
    const answer = await this.api.recentBuildIds(this.recent.nextToken);
    const nextToken = answer.ok ? answer.value.nextToken : undefined;
    const pages = this.recent.pages + 1;
    this.recent = { pages, nextToken, done: nextToken === undefined || pages === RECENT_PAGES };
    if (!answer.ok) return;
    const builds = await this.read(newestOfEach(answer.value.ids, this.answered), signal, isNewestFirst);
    for (const { projectName = '' } of builds) this.answered.add(projectName);
    // of an order that is not by time nothing follows, nor would it from the next page
    if (builds.length === 0) this.recent.done = true;
  }

  private async read(
    ids: string[],
    signal?: AbortSignal,
    isTrue: (builds: Build[]) => boolean = () => true,
  ): Promise<Build[]> {
    if (ids.length === 0) return [];
    const answer = await this.api.getBuilds(ids, signal);
    if (!answer.ok || !isTrue(answer.value)) return [];
    this.onBuilds(answer.value);
    return answer.value;
  }
}

/** By number, unless that began anew: a project that was deleted and made again counts from 1. */
function isOlder(build: Latest, known: Latest): boolean {
  return known.buildNumber > build.buildNumber && known.startedAt + NOT_AT_ONCE > build.startedAt;
}

/** The first id of each project, without those that are known: the id of a build begins with its project's name. */
function newestOfEach(ids: readonly string[], known: ReadonlySet<string>): string[] {
  const first = new Map<string, string>();
  for (const id of ids) {
    const project = id.slice(0, id.lastIndexOf(':'));
    if (!first.has(project) && !known.has(project)) first.set(project, id);
  }
  return [...first.values()];
}

/** The API promises an order by id alone, while it lists the newest first; so this is looked at before it is relied on. */
function isNewestFirst(builds: readonly Build[]): boolean {
  const times = builds.flatMap(({ startTime }) => startTime?.getTime() ?? []);
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
}
