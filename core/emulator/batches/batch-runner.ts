import type { Clock } from '../../builds/events';
import { newSchedule, type Schedule } from '../../builds/local/batch/schedule';
import type { Batch } from '../../buildspec/batch';
import { artifactKey, s3Arn } from '../builds/artifact-key';
import type { Runner } from '../builds/runner';
import { type BuildBatch, uuidOf } from '../model';
import type { LogStore } from '../store/log-store';
import type { Store } from '../store/store';
import { advanced, endedBatch } from './batch-record';
import { buildIdOf, plannedGroups, withArtifacts, withSourceBuild, withStatuses } from './build-groups';
import { downloadBatchspec } from './download-batchspec';
import { artifactsIn } from './member-build';
import { MemberBuilds } from './member-builds';

export interface BatchRunnerOptions {
  store: Store;
  logs: LogStore;
  runner: Runner;
  clock: Clock;
  region: string;
  newUuid: () => string;
}

/** Takes batches from SUBMITTED to their end. */
export interface BatchRunner {
  /** Begins, or goes on with, the batch of that id; nothing that goes wrong in it is thrown. */
  start(batchId: string): void;
  /** Resolves when the batch has ended, with its builds. */
  stop(batchId: string): Promise<void>;
  stopAll(): Promise<void>;
}

export function createBatchRunner(options: BatchRunnerOptions): BatchRunner {
  const running = new Map<string, { abort: AbortController; ended: Promise<void> }>();

  async function stop(batchId: string): Promise<void> {
    const job = running.get(batchId);
    job?.abort.abort();
    await job?.ended;
  }

  return {
    start(batchId) {
      const abort = new AbortController();
      const ended = new BatchRun(batchId, options, abort.signal).run().finally(() => running.delete(batchId));
      running.set(batchId, { abort, ended });
    },
    stop,
    async stopAll() {
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

class BatchRun {
  constructor(
    private readonly id: string,
    private readonly options: BatchRunnerOptions,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<void> {
    const { clock } = this.options;
    try {
      const plan = this.record.plan ?? (await this.download());
      if (plan) await this.runBuilds(plan);
    } catch (error) {
      const message = `The emulator failed: ${error instanceof Error ? error.message : String(error)}`;
      const contexts = [{ statusCode: 'INTERNAL_SERVICE_ERROR', message }];
      this.change((batch) => endedBatch(batch, 'FAULT', clock.now(), { phaseStatus: 'FAULT', contexts }));
    }
  }

  /** The work of DOWNLOAD_BATCHSPEC; undefined where the batch ends with it. */
  private async download(): Promise<Batch | undefined> {
    const { clock, newUuid, store } = this.options;
    this.change((batch) => advanced(batch, 'SUCCEEDED', 'DOWNLOAD_BATCHSPEC', clock.now()));
    const downloaded = await downloadBatchspec(this.record, this.options);
    this.change((batch) => withSourceBuild(batch, downloaded.build));
    if (this.signal.aborted) {
      this.change((batch) => endedBatch(batch, 'STOPPED', clock.now()));
      return undefined;
    }
    if (!downloaded.ok) {
      const contexts = [downloaded.context];
      this.change((batch) => endedBatch(batch, 'FAILED', clock.now(), { contexts }));
      return undefined;
    }
    const { plan } = downloaded;
    const { batch } = this.record;
    const groups = plannedGroups(plan.builds, batch, { newUuid, now: clock.now() });
    store.putBatch({
      ...this.record,
      plan,
      batch: { ...batch, buildGroups: [...batch.buildGroups, ...groups] },
    });
    return plan;
  }

  private async runBuilds(plan: Batch): Promise<void> {
    const { clock, store, runner } = this.options;
    this.change((batch) => advanced(batch, 'SUCCEEDED', 'IN_PROGRESS', clock.now()));
    const { batch } = this.record;
    const { concurrentBuildLimit: limit = 0 } = store.project(batch.projectName) ?? {};
    const concurrency = Math.min(runner.concurrentBuilds, limit > 0 ? limit : Infinity);
    const members = new MemberBuilds(this.scheduleOf(plan, concurrency), {
      ...this.options,
      batchId: this.id,
      onChange: (statuses) =>
        this.change((before) => withArtifacts(withStatuses(before, statuses), (id) => this.buildOf(id))),
    });
    const minutes = batch.buildBatchConfig?.timeoutInMins ?? 0;
    const end = await members.run(this.signal, minutes * 60_000);
    const now = clock.now();
    this.change((before) => ({ ...before, reportArns: this.reportsOf(before) }));
    if (end === 'TIMED_OUT') {
      const contexts = [{ statusCode: 'BATCH_TIMED_OUT', message: 'Batch has timed out. ' }];
      this.change((before) => endedBatch(before, 'FAILED', now, { phaseStatus: 'TIMED_OUT', contexts }));
      return;
    }
    const combines = end === 'SUCCEEDED' && batch.buildBatchConfig?.combineArtifacts;
    if (combines) {
      const artifacts = { location: this.combinedLocation() };
      this.change((before) => ({
        ...advanced(before, 'SUCCEEDED', 'COMBINE_ARTIFACTS', now),
        artifacts,
      }));
    }
    this.change((before) => endedBatch(before, end, now));
  }

  /** Builds that a retry leaves as they are count as ended. */
  private scheduleOf(plan: Batch, concurrency: number): Schedule {
    const schedule = newSchedule(plan, concurrency);
    const statuses = new Map(schedule.statuses);
    for (const { identifier, currentBuildSummary } of this.record.batch.buildGroups)
      if (statuses.has(identifier)) statuses.set(identifier, currentBuildSummary.buildStatus);
    return { ...schedule, statuses };
  }

  private buildOf(buildId: string) {
    const { store } = this.options;
    const build = store.build(buildId);
    return build && { build, settings: store.settingsOf(buildId) };
  }

  private combinedLocation(): string {
    const { batch, settings } = this.record;
    const artifacts = artifactsIn(batch, settings.artifacts);
    if (artifacts?.type !== 'S3') return '';
    const { bucket, key } = artifactKey(artifacts, {
      projectName: batch.projectName,
      uuid: uuidOf(batch.id),
    });
    return s3Arn(bucket, key);
  }

  private reportsOf({ buildGroups }: BuildBatch): string[] {
    const { store } = this.options;
    return buildGroups.flatMap((group) => store.build(buildIdOf(group))?.reportArns ?? []);
  }

  private get record() {
    const record = this.options.store.batch(this.id);
    if (!record) throw new Error(`no record of ${this.id}`);
    return record;
  }

  private change(next: (batch: BuildBatch) => BuildBatch): void {
    const { store } = this.options;
    const record = store.batch(this.id);
    if (record) store.putBatch({ ...record, batch: next(record.batch) });
  }
}
