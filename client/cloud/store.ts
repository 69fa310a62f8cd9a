import type { Build, BuildBatch, Project } from '@aws-sdk/client-codebuild';
import type { Identity } from '../../core/aws/connection';
import type { AwsErrorDescription } from '../../core/aws/errors';
import type { BuildEvent } from '../../core/builds/events';
import { batchHasEnded, hasEnded } from '../../core/builds/remote/status';
import { type BuildState, initialBuildState, type PhaseState, reduceBuild } from '../../core/builds/state';
import { Emitter } from '../emitter';
import type { Answer, CloudApi } from './api';
import { BatchStore } from './builds/batch-store';
import { BuildHistories, type HistoryState } from './builds/build-histories';
import { phaseStates } from './builds/build-model';
import { ReportStore } from './builds/report-store';
import type { StatusFilter } from './builds/status-filter';
import { Listing, type ListingState } from './listing';
import { ProjectDetails } from './project-details';
import { LatestBuilds } from './projects/latest-builds';
import { type Patience, patiently } from './projects/patience';
import { type ReadAllOptions, readAll } from './projects/read-all';

/** What has to be shown anew. */
export type CloudChange =
  | { kind: 'connection' }
  | { kind: 'project'; name: string }
  | { kind: 'build'; id: string }
  | { kind: 'batch'; id: string }
  | { kind: 'report'; arn: string };

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
  private readonly known = new Map<string, Build>();
  readonly batches = new BatchStore();
  readonly reports: ReportStore;
  private readonly histories: BuildHistories;
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
  private identityAsked = false;
  private state: ConnectionState = { unconfigured: false };

  constructor(private readonly api: CloudApi) {
    this.projectNames = this.listProjects();
    this.details = new ProjectDetails(api);
    this.latest = new LatestBuilds(api, (builds) => {
      for (const build of builds) this.learn(build);
    });
    this.reports = new ReportStore(api);
    this.histories = new BuildHistories(api, {
      get: (id) => this.known.get(id),
      getBatch: (id) => this.batches.get(id),
      keep: (build) => this.keep(build),
      keepBatch: (batch) => this.batches.keep(batch),
      noBuilds: (project) => this.latest.noteNone(project),
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

  /** Builds and batches, each as far as it is loaded, without what the project's filter keeps out. */
  historyOf(project: string): Promise<HistoryState> {
    return this.histories.of(project);
  }

  buildFilterOf(project: string): StatusFilter | undefined {
    return this.histories.filterOf(project);
  }

  filterBuilds(project: string, filter: StatusFilter | undefined): void {
    this.histories.setFilter(project, filter);
    this.changed.fire({ kind: 'project', name: project });
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
      await this.histories.more(project);
      this.changed.fire({ kind: 'project', name: project });
    }
  }

  /** The next tests of a report that did not pass. */
  async loadMoreFailedTests(reportArn: string): Promise<void> {
    await this.reports.moreFailedTests(reportArn);
    this.changed.fire({ kind: 'report', arn: reportArn });
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
      this.histories.forget(project);
      this.changed.fire({ kind: 'project', name: project });
    }
  }

  /** Reads the builds of a project anew as a user wants it, who may see its row alone, which shows the latest of them. */
  async refreshProject(project: string): Promise<void> {
    const isRead = this.histories.has(project);
    this.latest.forget(project);
    this.refresh(project);
    if (!isRead) return this.latest.look({ pinned: [project], rows: [] });
    // its list tells of the latest one, too
    await this.histories.of(project);
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
    this.histories.forget();
    this.batches.forgetFailures();
    this.reports.forget();
    this.latest.forget();
  }

  /** A build as some call answered it. One not known yet is new, and its project's list is read again. */
  put(build: Build): void {
    const { id, projectName } = build;
    if (id === undefined) return;
    const before = this.known.get(id);
    this.keep(build);
    this.reports.outdate(build.reportArns);
    if (projectName !== undefined && !before) this.refresh(projectName);
    // what ended stands elsewhere in its list
    else if (projectName !== undefined && before && hasEnded(before) !== hasEnded(build)) {
      this.changed.fire({ kind: 'project', name: projectName });
    } else this.changed.fire({ kind: 'build', id });
  }

  /** A batch as some call answered it, in the way of builds. */
  putBatch(batch: BuildBatch): void {
    const { id, projectName } = batch;
    if (id === undefined) return;
    const before = this.batches.get(id);
    this.batches.keep(batch);
    this.reports.outdate(batch.reportArns);
    if (projectName !== undefined && !before) this.refresh(projectName);
    else if (projectName !== undefined && before && batchHasEnded(before) !== batchHasEnded(batch)) {
      this.changed.fire({ kind: 'project', name: projectName });
    } else this.changed.fire({ kind: 'batch', id });
  }

  /** Reads the builds of a batch of which nothing is known yet, or something that is not true any more. */
  async readBuildsOf(batchId: string): Promise<AwsErrorDescription | undefined> {
    const failure = this.batches.failureOf(batchId);
    const ids = this.batches.buildsToRead(batchId, (id) => this.known.get(id));
    if (failure || ids.length === 0) return failure;
    const answer = await this.api.getBuilds(ids);
    if (!answer.ok) {
      this.batches.noteFailure(batchId, answer.error);
      return answer.error;
    }
    this.batches.noteRead(ids);
    for (const build of answer.value) this.keep(build);
    return undefined;
  }

  private keep(build: Build): void {
    if (build.id !== undefined) this.known.set(build.id, build);
    this.latest.note(build);
  }

  /** A build that was looked for: a list of builds that lacks it is an old one. */
  private learn(build: Build): void {
    const { id, projectName = '' } = build;
    if (id === undefined) return;
    if (!this.known.has(id) && this.histories.has(projectName)) this.put(build);
    else {
      this.keep(build);
      this.changed.fire({ kind: 'build', id });
    }
  }

  /** The builds of these projects that run, as far as is known, without those of batches that nobody has opened. */
  running(projects: ReadonlySet<string>, openBatches: ReadonlySet<string> = new Set()): string[] {
    return [...this.known.values()]
      .filter((build) => !hasEnded(build) && projects.has(build.projectName ?? ''))
      .filter(({ id = '' }) => {
        const batch = this.batches.groupOfBuild(id)?.batchId;
        return batch === undefined || openBatches.has(batch);
      })
      .flatMap(({ id }) => id ?? []);
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
