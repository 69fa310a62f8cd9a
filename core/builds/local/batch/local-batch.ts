import type { Batch, BatchBuild } from '../../../buildspec/batch';
import type { StatusType } from '../../events';
import type { LocalBuildOutcome } from '../request';
import type { SourceFiles } from '../source-files';
import { listBuildSource } from '../source-outputs';
import { buildRequestOf } from './build-request';
import type { BatchReporter } from './reporter';
import type { LocalBatchDependencies, LocalBatchOutcome, LocalBatchRequest } from './request';
import { newSchedule, nextBuilds, type Schedule, statusOf, stopped, withStatus } from './schedule';
import { refuseBuild, whyNotHere } from './unsupported';

interface PlannedBuild {
  build: BatchBuild;
  buildId: string;
  /** From 0, in the buildspec. */
  index: number;
}

type Dependencies = LocalBatchDependencies & Required<Pick<LocalBatchDependencies, 'runBuild'>>;

/** A batch whose builds are known, from its first build to its end. */
export class LocalBatch {
  private schedule: Schedule;
  private readonly builds: PlannedBuild[];
  private readonly running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  private readonly outcomes = new Map<string, LocalBuildOutcome>();
  private readonly sources = new Map<string, Promise<SourceFiles>>();

  constructor(
    private readonly request: LocalBatchRequest,
    private readonly deps: Dependencies,
    batch: Batch,
    private readonly reporter: BatchReporter,
  ) {
    const [project = ''] = request.batchId.split(':');
    this.schedule = newSchedule(batch, request.concurrency);
    this.builds = batch.builds.map((build, index) => ({
      build,
      buildId: `${project}:${deps.newUuid()}`,
      index,
    }));
  }

  async run(): Promise<LocalBatchOutcome> {
    const { signal } = this.deps;
    this.reporter.plan(this.builds);
    const stop = () => this.stop();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) this.stop();
    this.startNext();
    while (this.running.size > 0) await Promise.race([...this.running.values()].map(({ ended }) => ended));
    signal.removeEventListener('abort', stop);
    return this.end();
  }

  private startNext(): void {
    const next = nextBuilds(this.schedule).flatMap((identifier) =>
      this.builds.filter(({ build }) => build.identifier === identifier),
    );
    for (const { build } of next) this.schedule = withStatus(this.schedule, build.identifier, 'IN_PROGRESS');
    this.reporter.tell('IN_PROGRESS', 'IN_PROGRESS', this.schedule.statuses);
    for (const planned of next) {
      const abort = new AbortController();
      const ended = this.carryOut(planned, abort.signal);
      this.running.set(planned.build.identifier, { abort, ended });
    }
  }

  /** A build from its start to its end; never rejects. */
  private async carryOut(planned: PlannedBuild, signal: AbortSignal): Promise<void> {
    const { identifier } = planned.build;
    const outcome = await this.runBuild(planned, signal).catch(
      (error: unknown): LocalBuildOutcome & { isFault: true } => ({
        ok: false,
        isFault: true,
        reason: 'engine-lost',
        message: `The build ${identifier} could not go on: ${error instanceof Error ? error.message : String(error)}`,
      }),
    );
    this.outcomes.set(identifier, outcome);
    this.running.delete(identifier);
    this.schedule = withStatus(this.schedule, identifier, statusAfter(outcome));
    // what no build can have, the next ones will not have either
    if (!outcome.ok && outcome.noEngine) this.schedule = stopped(this.schedule);
    if (this.schedule.isStopped) this.abortAll();
    this.startNext();
  }

  private async runBuild(
    { build, buildId, index }: PlannedBuild,
    signal: AbortSignal,
  ): Promise<LocalBuildOutcome> {
    const unsupported = whyNotHere(build);
    if (unsupported !== undefined) return refuseBuild(buildId, unsupported, this.deps);
    const request = await buildRequestOf(this.request, build, { buildId, index });
    return this.deps.runBuild(request, { ...this.deps, signal, listSource: (root) => this.listSource(root) });
  }

  /** The files of a folder, listed once for all builds: they share one state of the source, as on CodeBuild. */
  private listSource(root: string): Promise<SourceFiles> {
    const files = this.sources.get(root) ?? listBuildSource(root, this.request.build);
    this.sources.set(root, files);
    return files;
  }

  private stop(): void {
    this.schedule = stopped(this.schedule);
    this.abortAll();
  }

  private abortAll(): void {
    for (const { abort } of this.running.values()) abort.abort();
  }

  private end(): LocalBatchOutcome {
    const buildBatchStatus = this.deps.signal.aborted ? 'STOPPED' : endOf(this.schedule);
    this.reporter.tell(buildBatchStatus, buildBatchStatus, this.schedule.statuses);
    const leftBehind = [...this.outcomes.values()].flatMap(({ leftBehind: left }) => left ?? []);
    return {
      buildBatchStatus,
      buildGroups: this.reporter.buildGroups,
      leftBehind,
      couldNotRun: buildBatchStatus === 'FAILED' ? this.whyNothingRan() : undefined,
    };
  }

  /** Undefined where a build has failed by itself. */
  private whyNothingRan(): LocalBatchOutcome['couldNotRun'] {
    const failed = this.builds.flatMap(({ build: { identifier, ignoreFailure } }) => {
      const outcome = this.outcomes.get(identifier);
      return outcome && !ignoreFailure && statusAfter(outcome) !== 'SUCCEEDED' ? [outcome] : [];
    });
    const messages = failed.flatMap((outcome) => (outcome.ok ? [] : [outcome.message]));
    // builds that were stopped because of another say nothing of themselves
    const byThemselves = failed.filter((outcome) => statusAfter(outcome) !== 'STOPPED');
    if (byThemselves.length === 0 || byThemselves.some(({ ok }) => ok)) return undefined;
    const noEngine = failed.some((outcome) => !outcome.ok && outcome.noEngine === true);
    return { messages: [...new Set(messages)], noEngine };
  }
}

/** A build that could not run counts as one that failed. */
function statusAfter(outcome: LocalBuildOutcome & { isFault?: boolean }): StatusType {
  if (outcome.ok) return outcome.buildStatus;
  return outcome.isFault ? 'FAULT' : 'FAILED';
}

function endOf(schedule: Schedule): 'SUCCEEDED' | 'FAILED' {
  return statusOf(schedule) === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED';
}
