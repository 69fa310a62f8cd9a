import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { BuildEvent } from '../../../core/builds/events';
import { batchHasEnded, hasEnded } from '../../../core/builds/remote/status';
import { type BuildState, initialBuildState, type PhaseState, reduceBuild } from '../../../core/builds/state';
import type { CloudApi } from '../api';
import { BatchStore } from './batch-store';
import { BuildHistories, type HistoryState } from './build-histories';
import { phaseStates } from './build-model';
import { ReportStore, type ReportsApi } from './report-store';
import type { StatusFilter } from './status-filter';

/** What of the builds has to be shown anew. */
export type BuildsChange =
  | { kind: 'project'; name: string }
  | { kind: 'build'; id: string }
  | { kind: 'batch'; id: string }
  | { kind: 'report'; arn: string };

export interface BuildStoreParts {
  api: Pick<CloudApi, 'builds' | 'getBuilds' | 'batches'> & ReportsApi;
  onChange(change: BuildsChange): void;
  /** Told of each build that some call answers. */
  onBuild(build: Build): void;
  /** Told of a project that has none. */
  onNoBuilds(project: string): void;
}

/** What is known of a connection's builds, batches and reports. */
export class BuildStore {
  readonly batches = new BatchStore();
  readonly reports: ReportStore;
  private readonly known = new Map<string, Build>();
  /** Builds whose events come in: these know more than the last answer of the API. */
  private readonly followed = new Map<string, BuildState>();
  private readonly histories: BuildHistories;

  constructor(private readonly parts: BuildStoreParts) {
    this.reports = new ReportStore(parts.api);
    this.histories = new BuildHistories(parts.api, {
      get: (id) => this.known.get(id),
      getBatch: (id) => this.batches.get(id),
      keep: (build) => this.keep(build),
      keepBatch: (batch) => this.batches.keep(batch),
      noBuilds: (project) => parts.onNoBuilds(project),
    });
  }

  get(id: string): Build | undefined {
    return this.known.get(id);
  }

  /** The builds of a project that are known by now, the newest first. */
  knownOf(project: string): Build[] {
    const timeOf = ({ startTime }: Build) => startTime?.getTime() ?? 0;
    return [...this.known.values()]
      .filter(({ projectName }) => projectName === project)
      .sort((a, b) => timeOf(b) - timeOf(a));
  }

  /** Flaky tests of a report are known: its row tells them. */
  noteFlaky(reportArn: string, keys: ReadonlySet<string>): void {
    this.reports.noteFlaky(reportArn, keys);
    this.parts.onChange({ kind: 'report', arn: reportArn });
  }

  /** Builds and batches of a project, each as far as it is loaded, without what its filter keeps out. */
  historyOf(project: string): Promise<HistoryState> {
    return this.histories.of(project);
  }

  filterOf(project: string): StatusFilter | undefined {
    return this.histories.filterOf(project);
  }

  filter(project: string, filter: StatusFilter | undefined): void {
    this.histories.setFilter(project, filter);
    this.parts.onChange({ kind: 'project', name: project });
  }

  /** The next page of a project's builds. */
  async loadMore(project: string): Promise<void> {
    await this.histories.more(project);
    this.parts.onChange({ kind: 'project', name: project });
  }

  /** The next tests of a report that did not pass. */
  async loadMoreFailedTests(reportArn: string): Promise<void> {
    await this.reports.moreFailedTests(reportArn);
    this.parts.onChange({ kind: 'report', arn: reportArn });
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
    if (after.phases !== before.phases) this.parts.onChange({ kind: 'build', id: buildId });
  }

  /** No more events come of this build; its last answer counts again. */
  unfollow(id: string): void {
    this.followed.delete(id);
    this.parts.onChange({ kind: 'build', id });
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
      this.parts.onChange({ kind: 'project', name: projectName });
    } else this.parts.onChange({ kind: 'build', id });
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
      this.parts.onChange({ kind: 'project', name: projectName });
    } else this.parts.onChange({ kind: 'batch', id });
  }

  /** A build that was looked for: a list of builds that lacks it is an old one. */
  learn(build: Build): void {
    const { id, projectName = '' } = build;
    if (id === undefined) return;
    if (!this.known.has(id) && this.histories.has(projectName)) this.put(build);
    else {
      this.keep(build);
      this.parts.onChange({ kind: 'build', id });
    }
  }

  /** Reads the builds of a batch of which nothing is known yet, or something that is not true any more. */
  async readBuildsOf(batchId: string): Promise<AwsErrorDescription | undefined> {
    const failure = this.batches.failureOf(batchId);
    const ids = this.batches.buildsToRead(batchId, (id) => this.known.get(id));
    if (failure || ids.length === 0) return failure;
    const answer = await this.parts.api.getBuilds(ids);
    if (!answer.ok) {
      this.batches.noteFailure(batchId, answer.error);
      return answer.error;
    }
    this.batches.noteRead(ids);
    for (const build of answer.value) this.keep(build);
    return undefined;
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

  /** Whether the builds of a project are read, or being read. */
  hasRead(project: string): boolean {
    return this.histories.has(project);
  }

  /** Forgets the builds of a project, so that they are read again when they are looked at. */
  refresh(project: string): void {
    this.histories.forget(project);
    this.parts.onChange({ kind: 'project', name: project });
  }

  /** Forgets what was listed and what failed; who shows it has to be told. */
  forget(): void {
    this.histories.forget();
    this.batches.forgetFailures();
    this.reports.forget();
  }

  private keep(build: Build): void {
    if (build.id !== undefined) this.known.set(build.id, build);
    this.parts.onBuild(build);
  }
}
