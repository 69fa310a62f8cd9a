import { randomUUID } from 'node:crypto';
import { newBatch, retriedBatch } from '../batches/batch-record';
import { buildIdOf, SOURCE_GROUP, withNewBuilds } from '../batches/build-groups';
import type { BuildBatch } from '../model';
import type { Operation } from '../operation';
import { invalidInput } from '../service-error';
import type { BatchRecord } from '../store/batch-records';
import { existingBatch } from './batches';
import { once } from './idempotency';
import { readBatchOverrides } from './overrides';
import { existingProject } from './projects';

export const startBuildBatch: Operation = (input, context) => {
  const { store, batches, clock, region } = context;
  const project = existingProject(input.requiredString('projectName'), context);
  const { parts, settings, variables, config } = readBatchOverrides(project, input);
  if (config.serviceRole === undefined)
    throw invalidInput(
      `Project ${project.name} has no role for batches. Set buildBatchConfig.serviceRole, or give it with buildBatchConfigOverride.`,
    );
  const start = () => {
    const batch = newBatch(
      project,
      { parts, config, logsConfig: settings.logsConfig },
      { number: store.nextBatchNumber(project.name), uuid: randomUUID(), region, now: clock.now() },
    );
    store.putBatch({ batch, settings, variables });
    batches.start(batch.id);
    return batch;
  };
  return { buildBatch: once(input, context, (id) => store.batch(id)?.batch, start) };
};

/** The answer does not wait for the builds to end. An ended batch is answered as it is. */
export const stopBuildBatch: Operation = (input, context) => {
  const { batch } = existingBatch(input, context);
  if (batch.complete) return { buildBatch: batch };
  void context.batches.stop(batch.id);
  return { buildBatch: { ...batch, buildBatchStatus: 'STOPPED' } };
};

/** The batch keeps its id and begins again; builds that are not retried stay as they are (AWS CLI's example of it). */
export const retryBuildBatch: Operation = (input, context) => {
  const { store, batches, clock } = context;
  const record = existingBatch(input, context);
  const type = input.oneOf('retryType', ['RETRY_ALL_BUILDS', 'RETRY_FAILED_BUILDS']) ?? 'RETRY_ALL_BUILDS';
  const start = () => {
    const { id, buildBatchStatus } = record.batch;
    if (!['FAILED', 'FAULT', 'TIMED_OUT'].includes(buildBatchStatus))
      throw invalidInput(`Only batches that have failed can be retried; ${id} is ${buildBatchStatus}.`);
    const now = clock.now();
    const submitted = retriedBatch(record.batch, now);
    const batch = withNewBuilds(submitted, toRetry(record, type), { newUuid: randomUUID, now });
    store.putBatch({ ...record, batch });
    batches.start(id);
    return batch;
  };
  return { buildBatch: once(input, context, (id) => store.batch(id)?.batch, start) };
};

/** Deletes the batch and all builds that it ever had. */
export const deleteBuildBatch: Operation = (input, context) => {
  const { store } = context;
  const { batch } = existingBatch(input, context);
  if (!batch.complete)
    throw invalidInput(`Build batch ${batch.id} is in progress. Stop it before it is deleted.`);
  store.deleteBatch(batch.id);
  const buildsDeleted: string[] = [];
  for (const { currentBuildSummary, priorBuildSummaryList = [], ...group } of batch.buildGroups) {
    for (const summary of [currentBuildSummary, ...priorBuildSummaryList]) {
      const id = buildIdOf({ ...group, currentBuildSummary: summary });
      // builds that never started are ids and no more
      if (!store.build(id)) continue;
      store.deleteBuild(id);
      buildsDeleted.push(summary.arn);
    }
  }
  return { statusCode: 'BATCH_DELETED', buildsDeleted, buildsNotDeleted: [] };
};

function toRetry({ batch }: BatchRecord, type: 'RETRY_ALL_BUILDS' | 'RETRY_FAILED_BUILDS'): Set<string> {
  return new Set(
    batch.buildGroups
      .filter(({ identifier }) => identifier !== SOURCE_GROUP)
      .filter((group) => type === 'RETRY_ALL_BUILDS' || !hasSucceeded(group))
      .map(({ identifier }) => identifier),
  );
}

function hasSucceeded({ currentBuildSummary }: BuildBatch['buildGroups'][number]): boolean {
  return currentBuildSummary.buildStatus === 'SUCCEEDED';
}
