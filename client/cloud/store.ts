import type { Build, Project } from '@aws-sdk/client-codebuild';
import type { BuildEvent } from '../../core/builds/events';
import { hasEnded } from '../../core/builds/remote/status';
import { type BuildState, initialBuildState, type PhaseState, reduceBuild } from '../../core/builds/state';
import { Emitter } from '../emitter';
import type { Answer, CloudApi } from './api';
import { phaseStates } from './builds/build-model';
import { Listing, type ListingState } from './listing';
import { ProjectDetails } from './project-details';
import { LatestBuilds } from './projects/latest-builds';
import { type Patience, patiently } from './projects/patience';
import { type ReadAllOptions, readAll } from './projects/read-all';

/** What has to be shown anew. */
export type CloudChange =
  | { kind: 'connection' }
  | { kind: 'project'; name: string }
  | { kind: 'build'; id: string };

export interface ConnectionState {
  region?: string;
  account?: string;
  /** True where nobody has said yet which region to use. */
  unconfigured: boolean;
}

/** What is known of one connection's projects and builds. A new connection gets a new store. */
export class CloudStore {
  private readonly changed = new Emitter<CloudChange>();
  readonly onDidChange = this.changed.event;
  private readonly known = new Map<string, Build>();
  private readonly builds = new Map<string, Listing>();
  /** Builds whose events come in: these know more than the last answer of the API. */
  private readonly followed = new Map<string, BuildState>();
  private projectNames: Listing;
  private readonly listed = new Emitter<void>();
  /** Names of projects came. */
  readonly onDidListProjects = this.listed.event;
  private listedNames: string[] = [];
  private readonly details: ProjectDetails;
  /** Which build of each project is its latest. */
  readonly latest: LatestBuilds;
  /** How many are reading all names by now. */
  private readingAll = 0;
  /** Aborted once names are listed anew. */
  private outdated = new AbortController();
  private accountAsked = false;
  private state: ConnectionState = { unconfigured: false };

  constructor(private readonly api: CloudApi) {
    this.projectNames = this.listProjects();
    this.details = new ProjectDetails(api);
    this.latest = new LatestBuilds(api, (builds) => {
      for (const build of builds) this.learn(build);
    });
  }

  /** As far as it is known. */
  get connection(): ConnectionState {
    return this.state;
  }

  async connect(): Promise<ConnectionState> {
    const region = await this.api.region();
    this.state = region.ok
      ? { ...this.state, region: region.value, unconfigured: false }
      : { unconfigured: region.error.kind === 'region' };
    return this.state;
  }

  /** The names that are read by now; the first page where that is none. */
  async projects(): Promise<ListingState> {
    const state = await this.projectNames.get();
    // who reads on tries again by itself
    const isWaiting = this.readingAll > 0 && state.error?.kind === 'throttled';
    return isWaiting ? { ...state, more: true, error: undefined } : state;
  }

  /** Reads the names of all projects, until the signal aborts or names are listed anew. */
  async readAllProjects({ signal, ...options }: ReadAllOptions): Promise<ListingState> {
    this.readingAll++;
    const either = AbortSignal.any([signal, this.outdated.signal]);
    try {
      return await readAll(this.projectNames, { ...options, signal: either });
    } finally {
      this.readingAll--;
    }
  }

  /** What is known of a project beyond its name, without a call. */
  detailsOf(name: string): Project | undefined {
    return this.details.get(name);
  }

  /** The projects of these names, each asked for once, a hundred with a call. */
  readDetails(
    names: readonly string[],
    { onProgress, ...patience }: Patience & { onProgress?(known: number): void },
  ): Promise<Answer<Project[]>> {
    const { signal } = patience;
    return patiently(
      () => this.details.of(names, { signal, onProgress }),
      (answer) => !answer.ok && answer.error.kind === 'throttled',
      patience,
    );
  }

  /** The projects that are listed by now, each asked for once; nothing is asked where nothing is listed. */
  listedProjects(): Promise<Answer<Project[]>> {
    return this.details.of(this.listedNames);
  }

  get hasListedProjects(): boolean {
    return this.listedNames.length > 0;
  }

  /** So that they are asked for again. */
  forgetDetails(): void {
    this.details.forget();
  }

  /** Ids, newest first. */
  buildsOf(project: string): Promise<ListingState> {
    let listing = this.builds.get(project);
    if (!listing) {
      listing = this.listBuilds(project);
      this.builds.set(project, listing);
    }
    return listing.get();
  }

  get(id: string): Build | undefined {
    return this.known.get(id);
  }

  /** In the order in which they run. */
  phasesOf(id: string): PhaseState[] {
    return this.followed.get(id)?.phases ?? phaseStates(this.known.get(id));
  }

  /** Takes the events of a build that is being followed. */
  apply(event: BuildEvent): void {
    const { buildId } = event;
    const before = this.followed.get(buildId) ?? initialBuildState(buildId);
    const after = reduceBuild(before, event);
    this.followed.set(buildId, after);
    if (after.phases !== before.phases) this.changed.fire({ kind: 'build', id: buildId });
  }

  /** No more events come of this build; its last answer counts again. */
  unfollow(id: string): void {
    this.followed.delete(id);
    this.changed.fire({ kind: 'build', id });
  }

  /** The next page of the projects, or of one project's builds. */
  async loadMore(project?: string): Promise<void> {
    if (project === undefined) {
      await this.projectNames.more();
      this.changed.fire({ kind: 'connection' });
    } else {
      await this.builds.get(project)?.more();
      this.changed.fire({ kind: 'project', name: project });
    }
  }

  /** Forgets the builds of a project, or everything, so that it is read again when it is looked at. */
  refresh(project?: string): void {
    if (project === undefined) {
      this.outdated.abort();
      this.outdated = new AbortController();
      this.projectNames = this.listProjects();
      this.builds.clear();
      this.latest.forget();
      this.changed.fire({ kind: 'connection' });
    } else {
      this.builds.delete(project);
      this.changed.fire({ kind: 'project', name: project });
    }
  }

  /** Forgets builds, but not the names of projects, so that they are read again when they are looked at. */
  refreshBuilds(): void {
    this.builds.clear();
    this.latest.forget();
    this.changed.fire({ kind: 'connection' });
  }

  /** A build as some call answered it. One not known yet is new, and its project's list is read again. */
  put(build: Build): void {
    const { id, projectName } = build;
    if (id === undefined) return;
    const isNew = !this.known.has(id);
    this.known.set(id, build);
    this.latest.note(build);
    if (isNew && projectName !== undefined) this.refresh(projectName);
    else this.changed.fire({ kind: 'build', id });
  }

  /** A build that was looked for: a list of builds that lacks it is an old one. */
  private learn(build: Build): void {
    const { id, projectName = '' } = build;
    if (id === undefined) return;
    if (!this.known.has(id) && this.builds.has(projectName)) this.put(build);
    else {
      this.known.set(id, build);
      this.latest.note(build);
      this.changed.fire({ kind: 'build', id });
    }
  }

  /** The builds of these projects that run, as far as is known. */
  running(projects: ReadonlySet<string>): string[] {
    return [...this.known.values()]
      .filter((build) => !hasEnded(build) && projects.has(build.projectName ?? ''))
      .flatMap(({ id }) => id ?? []);
  }

  private listProjects(): Listing {
    const names = new Set<string>();
    const listing: Listing = new Listing(async (nextToken) => {
      const answer = await this.api.projectNames(nextToken);
      if (!answer.ok) return answer;
      void this.askAccount();
      for (const name of answer.value.names) names.add(name);
      if (listing === this.projectNames) {
        this.listedNames = [...names];
        this.listed.fire();
      }
      return { ok: true, value: { ids: answer.value.names, nextToken: answer.value.nextToken } };
    });
    return listing;
  }

  private listBuilds(project: string): Listing {
    return new Listing(async (nextToken) => {
      const answer = await this.api.builds(project, nextToken);
      if (!answer.ok) return answer;
      const { builds } = answer.value;
      for (const build of builds) {
        if (build.id !== undefined) this.known.set(build.id, build);
        this.latest.note(build);
      }
      if (builds.length === 0 && nextToken === undefined) this.latest.noteNone(project);
      return {
        ok: true,
        value: { ids: builds.flatMap(({ id }) => id ?? []), nextToken: answer.value.nextToken },
      };
    });
  }

  /** Nice to know, and asked only when calls are known to work; without it the tree stays as useful. */
  private async askAccount(): Promise<void> {
    if (this.accountAsked) return;
    this.accountAsked = true;
    const account = await this.api.account();
    if (!account.ok) return;
    this.state = { ...this.state, account: account.value };
    this.changed.fire({ kind: 'connection' });
  }
}
