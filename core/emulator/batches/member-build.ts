import type { BatchBuild } from '../../buildspec/batch';
import { joined } from '../builds/artifact-key';
import type { BuildParts } from '../builds/build-record';
import { mergeVariables } from '../builds/merge-variables';
import type { BuildSettings } from '../builds/settings';
import {
  type BuildBatch,
  type EnvironmentVariable,
  type ProjectArtifacts,
  type ProjectEnvironment,
  uuidOf,
} from '../model';
import type { BatchRecord } from '../store/batch-records';

/** What a build of a batch is made of: the batch's own settings, with what that build changes. */
export function memberBuild(
  { batch, settings, variables }: BatchRecord,
  { identifier, shard, buildspec, env }: BatchBuild,
): { parts: BuildParts; settings: BuildSettings } {
  return {
    settings: {
      ...settings,
      artifacts: artifactsIn(batch, settings.artifacts),
      batchBuildIdentifier: identifier,
      shard,
    },
    parts: {
      ...commonParts(batch),
      source: { ...batch.source, buildspec: buildspec ?? batch.source.buildspec },
      environment: environmentOf(batch.environment, env, variables),
    },
  };
}

/** The builds of a batch that combines its artifacts lay them in one place. */
export function artifactsIn(
  { id, buildBatchConfig }: BuildBatch,
  artifacts: ProjectArtifacts | undefined,
): ProjectArtifacts | undefined {
  if (!buildBatchConfig?.combineArtifacts || artifacts?.namespaceType !== 'BUILD_ID') return artifacts;
  return { ...artifacts, namespaceType: 'NONE', path: joined(artifacts.path ?? '', uuidOf(id)) };
}

export function commonParts(batch: BuildBatch): BuildParts {
  return {
    source: batch.source,
    environment: batch.environment,
    sourceVersion: batch.sourceVersion,
    secondarySources: batch.secondarySources,
    secondarySourceVersions: batch.secondarySourceVersions,
    cache: batch.cache,
    serviceRole: batch.serviceRole,
    encryptionKey: batch.encryptionKey,
    vpcConfig: batch.vpcConfig,
    fileSystemLocations: batch.fileSystemLocations,
    timeoutInMinutes: batch.buildTimeoutInMinutes,
    queuedTimeoutInMinutes: batch.queuedTimeoutInMinutes,
    initiator: batch.initiator,
    buildBatchArn: batch.arn,
    debugSession: batch.debugSessionEnabled ? { sessionEnabled: true } : undefined,
  };
}

function environmentOf(
  environment: ProjectEnvironment,
  env: BatchBuild['env'],
  overrides: readonly EnvironmentVariable[],
): ProjectEnvironment {
  const own = Object.entries(env.variables).map(
    ([name, value]): EnvironmentVariable => ({ name, value, type: 'PLAINTEXT' }),
  );
  return {
    ...environment,
    type: (env.type as ProjectEnvironment['type']) ?? environment.type,
    image: env.image ?? environment.image,
    computeType: (env.computeType as ProjectEnvironment['computeType']) ?? environment.computeType,
    privilegedMode: env.privilegedMode ?? environment.privilegedMode,
    // who starts the batch has the last word
    environmentVariables: mergeVariables(environment.environmentVariables ?? [], own, overrides),
  };
}
