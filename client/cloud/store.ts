import type { Project } from '@aws-sdk/client-codebuild';
import type { Identity } from '../../core/aws/connection';
import { Emitter } from '../emitter';
import type { Answer, CloudApi } from './api';
import { BuildStore, type BuildsChange } from './builds/build-store';
import { Listing, type ListingState } from './listing';
import { ProjectDetails } from './project-details';
import { LatestBuilds } from './projects/latest-builds';
import { type Patience, patiently } from './projects/patience';
import { type ReadAllOptions, readAll } from './projects/read-all';

/** What has to be shown anew. */
export type CloudChange = { kind: 'connection' } | BuildsChange;

export interface ConnectionState {
  region?: string;
  /** Who calls AWS. */
  identity?: Identity;
  /** The profile that the AWS CLI signs in to SSO with, where there is one. */
  ssoProfile?: string;
  /** True where nobody has said yet which region to use. */
  unconfigured: boolean;
}

/** What is known of one connection's projects and builds. A new connection gets a new store. */
export class CloudStore {
  private readonly changed = new Emitter<CloudChange>();
  readonly onDidChange = this.changed.event;
  readonly builds: BuildStore;
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
  private identityAsked = false;
  private state: ConnectionState = { unconfigured: false };

  constructor(private readonly api: CloudApi) {
    this.projectNames = this.listProjects();
    this.details = new ProjectDetails(api);
    this.latest = new LatestBuilds(api, (builds) => {
      for (const build of builds) this.builds.learn(build);
    });
    this.builds = new BuildStore({
      api,
      onChange: (change) => this.changed.fire(change),
      onBuild: (build) => this.latest.note(build),
      onNoBuilds: (project) => this.latest.noteNone(project),
    });
  }

  /** As far as it is known. */
  get connection(): ConnectionState {
    return this.state;
  }

  async connect(): Promise<ConnectionState> {
    const [region, ssoProfile] = await Promise.all([this.api.region(), this.api.ssoProfile()]);
    const signIn = ssoProfile.ok ? { ssoProfile: ssoProfile.value } : {};
    this.state = region.ok
      ? { ...this.state, ...signIn, region: region.value, unconfigured: false }
      : { ...signIn, unconfigured: region.error.kind === 'region' };
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

  /** Whether it was asked for, even if it is gone. */
  hasDetails(name: string): boolean {
    return this.details.has(name);
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
  listedProjects(patience?: Patience): Promise<Answer<Project[]>> {
    return patience ? this.readDetails(this.listedNames, patience) : this.details.of(this.listedNames);
  }

  get hasListedProjects(): boolean {
    return this.listedNames.length > 0;
  }

  /** So that they are asked for again. */
  forgetDetails(): void {
    this.details.forget();
  }

  /** The next page of the projects, or of one project's builds. */
  async loadMore(project?: string): Promise<void> {
    if (project === undefined) {
      await this.projectNames.more();
      this.changed.fire({ kind: 'connection' });
    } else {
      await this.builds.loadMore(project);
    }
  }

  /** Forgets the builds of a project, or everything, so that it is read again when it is looked at. */
  refresh(project?: string): void {
    if (project === undefined) {
      this.outdated.abort();
      this.outdated = new AbortController();
      this.projectNames = this.listProjects();
      this.forgetBuilds();
      this.changed.fire({ kind: 'connection' });
    } else {
      this.builds.refresh(project);
    }
  }

  /** Reads the builds of a project anew as a user wants it, who may see its row alone, which shows the latest of them. */
  async refreshProject(project: string): Promise<void> {
    const isRead = this.builds.hasRead(project);
    this.latest.forget(project);
    this.refresh(project);
    if (!isRead) return this.latest.look({ pinned: [project], rows: [] });
    // its list tells of the latest one, too
    await this.builds.historyOf(project);
    this.changed.fire({ kind: 'project', name: project });
  }

  /** Forgets all that other credentials may see differently. */
  renew(): void {
    this.identityAsked = false;
    this.state = { ...this.state, identity: undefined };
    this.details.forget();
    this.refresh();
  }

  /** Forgets builds, but not the names of projects, so that they are read again when they are looked at. */
  refreshBuilds(): void {
    this.forgetBuilds();
    this.changed.fire({ kind: 'connection' });
  }

  private forgetBuilds(): void {
    this.builds.forget();
    this.latest.forget();
  }

  private listProjects(): Listing {
    const names = new Set<string>();
    const listing: Listing = new Listing(async (nextToken) => {
      const answer = await this.api.projectNames(nextToken);
      if (!answer.ok) return answer;
      void this.askIdentity();
      for (const name of answer.value.names) names.add(name);
      if (listing === this.projectNames) {
        this.listedNames = [...names];
        this.listed.fire();
      }
      return { ok: true, value: { ids: answer.value.names, nextToken: answer.value.nextToken } };
    });
    return listing;
  }

  /** Nice to know, and asked only when calls are known to work; without it the tree stays as useful. */
  private async askIdentity(): Promise<void> {
    if (this.identityAsked) return;
    this.identityAsked = true;
    const identity = await this.api.identity();
    if (!identity.ok) return;
    this.state = { ...this.state, identity: identity.value };
    this.changed.fire({ kind: 'connection' });
  }
}
