import type { BuildGroup as ApiBuildGroup, BuildBatch, BuildSummary } from '@aws-sdk/client-codebuild';
import { inGraphOrder } from '../batch-state';
import type { BuildGroup } from '../events';

/** A build that ran, runs or waits for a group of a batch. */
export interface BatchAttempt {
  buildId: string;
  buildStatus: BuildGroup['currentBuildSummary']['buildStatus'];
}

/** One build of a batch, by its identifier in the buildspec. */
export interface BatchGroup extends Pick<BuildGroup, 'identifier' | 'dependsOn' | 'ignoreFailure'> {
  /** Absent until CodeBuild says which build it is. */
  current?: BatchAttempt;
  /** What was tried before, the newest first. */
  prior: BatchAttempt[];
}

/** The groups of a batch, each after those that it depends on. */
export function batchGroups({ buildGroups = [] }: Pick<BuildBatch, 'buildGroups'>): BatchGroup[] {
  return inGraphOrder(buildGroups.map(batchGroup));
}

/** The id of a build, by its ARN; undefined where it is the ARN of something else. */
export function buildIdOfArn(arn: string | undefined): string | undefined {
  return /^arn:[^/]*:build\/(.+)$/.exec(arn ?? '')?.[1];
}

/** The id of a batch, by its ARN; undefined where it is the ARN of something else. */
export function batchIdOfArn(arn: string | undefined): string | undefined {
  return /^arn:[^/]*:build-batch\/(.+)$/.exec(arn ?? '')?.[1];
}

function batchGroup(group: ApiBuildGroup): BatchGroup {
  const prior = [...(group.priorBuildSummaryList ?? [])].sort(
    (one, other) => (other.requestedOn?.getTime() ?? 0) - (one.requestedOn?.getTime() ?? 0),
  );
  return {
    identifier: group.identifier ?? '',
    dependsOn: group.dependsOn ?? [],
    ignoreFailure: group.ignoreFailure ?? false,
    current: attempt(group.currentBuildSummary),
    prior: prior.flatMap((summary) => attempt(summary) ?? []),
  };
}

function attempt(summary: BuildSummary | undefined): BatchAttempt | undefined {
  const buildId = buildIdOfArn(summary?.arn);
  if (buildId === undefined) return undefined;
  const buildStatus = (summary?.buildStatus as BatchAttempt['buildStatus'] | undefined) ?? 'PENDING';
  return { buildId, buildStatus };
}
