import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { batchIdOfArn } from '../../../core/builds/remote/batch-groups';
import {
  type BuildStatusLabel,
  batchHasEnded,
  buildStatusLabel,
  hasEnded,
} from '../../../core/builds/remote/status';

/** What one row of a project's history stands for. */
export interface HistoryRow {
  kind: 'build' | 'batch';
  id: string;
}

/** What is known of a project: each list as it came, newest first. */
export interface KnownHistory {
  builds: readonly Build[];
  batches: readonly BuildBatch[];
  /** Whether there are further pages. */
  moreBuilds: boolean;
  moreBatches: boolean;
  /** False where the batches could not be read: their builds stand alone then. */
  hasBatches: boolean;
  /** What to show; everything where it is absent. */
  statuses?: ReadonlySet<BuildStatusLabel>;
}

interface Entry extends HistoryRow {
  ended: boolean;
  time: number;
  status: BuildStatusLabel;
}

/**
 * The rows of a project's history: what runs first, then what ended, the newest first. Builds of a batch stand below it. Two lists
 * come in pages: what is older than the end of a list that goes on waits for its next page, so that rows never come in between.
 */
export function history(known: KnownHistory): HistoryRow[] {
  const withBuilds = new Set(known.builds.flatMap(({ buildBatchArn }) => batchIdOfArn(buildBatchArn) ?? []));
  const frontier = frontierOf(known);
  return [...buildEntries(known), ...batchEntries(known)]
    .filter(({ ended, time, id }) => !ended || time >= frontier || withBuilds.has(id))
    .filter(({ status }) => known.statuses?.has(status) ?? true)
    .sort((one, other) => Number(one.ended) - Number(other.ended) || other.time - one.time)
    .map(({ kind, id }) => ({ kind, id }));
}

/** Whose next page the rows wait for: a list that reaches further back than the other is long enough already. */
export function listsToRead(known: KnownHistory): { builds: boolean; batches: boolean } {
  const frontier = frontierOf(known);
  return {
    builds: known.moreBuilds && oldest(known.builds) >= frontier,
    batches: known.moreBatches && oldest(known.batches) >= frontier,
  };
}

function frontierOf({ moreBuilds, builds, moreBatches, batches }: KnownHistory): number {
  return Math.max(moreBuilds ? oldest(builds) : 0, moreBatches ? oldest(batches) : 0);
}

/** What people call a batch's state: the words of builds. */
export function batchStatusLabel({ buildBatchStatus, phases = [] }: BuildBatch): BuildStatusLabel {
  return buildStatusLabel({
    buildStatus: buildBatchStatus,
    phases: phases.map(({ phaseStatus }) => ({ phaseStatus })),
  });
}

function buildEntries({ builds, batches, hasBatches, moreBatches }: KnownHistory): Entry[] {
  const known = new Set(batches.map(({ id }) => id));
  return builds.flatMap((build) => {
    const { id, buildBatchArn, startTime } = build;
    const batch = batchIdOfArn(buildBatchArn);
    const below = batch !== undefined && hasBatches && (moreBatches || known.has(batch));
    if (id === undefined || below) return [];
    return {
      kind: 'build' as const,
      id,
      ended: hasEnded(build),
      time: startTime?.getTime() ?? 0,
      status: buildStatusLabel(build),
    };
  });
}

function batchEntries({ batches }: KnownHistory): Entry[] {
  return batches.flatMap((batch) =>
    batch.id === undefined
      ? []
      : {
          kind: 'batch' as const,
          id: batch.id,
          ended: batchHasEnded(batch),
          time: batch.startTime?.getTime() ?? 0,
          status: batchStatusLabel(batch),
        },
  );
}

function oldest(list: readonly { startTime?: Date }[]): number {
  return list.findLast(({ startTime }) => startTime !== undefined)?.startTime?.getTime() ?? 0;
}
