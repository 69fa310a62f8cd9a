import type { PhaseContext, StatusType } from '../../builds/events';
import type { GroupStatus } from '../../builds/local/batch/schedule';
import type { BatchBuild } from '../../buildspec/batch';
import type { BuildParts } from '../builds/build-record';
import type { BuildSettings } from '../builds/settings';
import {
  ACCOUNT,
  type Build,
  type BuildBatch,
  type BuildBatchPhase,
  type BuildGroup,
  type Project,
  type ProjectBatchConfig,
  type ProjectLogsConfig,
  seconds,
} from '../model';

type PhaseType = NonNullable<BuildBatchPhase['phaseType']>;

/** The group of the build that fetches the buildspec; it is there before those of the batch. */
export const SOURCE_GROUP = 'DOWNLOAD_SOURCE';

const USUAL_TIMEOUT = 480;

export interface NewBatch {
  parts: BuildParts;
  config: ProjectBatchConfig;
  logsConfig: ProjectLogsConfig | undefined;
}

/** A batch that was just submitted. */
export function newBatch(
  project: Project,
  { parts, config, logsConfig }: NewBatch,
  { number, uuid, region, now }: { number: number; uuid: string; region: string; now: number },
): BuildBatch {
  const id = `${project.name}:${uuid}`;
  const time = seconds(now);
  return {
    id,
    arn: `arn:aws:codebuild:${region}:${ACCOUNT}:build-batch/${id}`,
    startTime: time,
    currentPhase: 'SUBMITTED',
    buildBatchStatus: 'IN_PROGRESS',
    sourceVersion: parts.sourceVersion,
    projectName: project.name,
    phases: [{ phaseType: 'SUBMITTED', startTime: time }],
    source: parts.source,
    secondarySources: parts.secondarySources,
    secondarySourceVersions: parts.secondarySourceVersions,
    artifacts: { location: '' },
    secondaryArtifacts: [],
    cache: parts.cache ?? { type: 'NO_CACHE' },
    environment: parts.environment,
    serviceRole: parts.serviceRole,
    logConfig: {
      cloudWatchLogs: logsConfig?.cloudWatchLogs ?? { status: 'ENABLED' },
      s3Logs: logsConfig?.s3Logs ?? { status: 'DISABLED', encryptionDisabled: false },
    },
    buildTimeoutInMinutes: parts.timeoutInMinutes ?? 60,
    queuedTimeoutInMinutes: parts.queuedTimeoutInMinutes ?? 480,
    complete: false,
    initiator: parts.initiator ?? 'emulator',
    vpcConfig: parts.vpcConfig,
    encryptionKey: parts.encryptionKey ?? `arn:aws:kms:${region}:${ACCOUNT}:alias/aws/s3`,
    buildBatchNumber: number,
    fileSystemLocations: parts.fileSystemLocations,
    buildBatchConfig: { ...config, timeoutInMins: config.timeoutInMins ?? USUAL_TIMEOUT },
    buildGroups: [],
    debugSessionEnabled: parts.debugSession?.sessionEnabled,
  };
}

/** The phase in progress ends, and the next begins. */
export function advanced(
  batch: BuildBatch,
  phaseStatus: BuildBatchPhase['phaseStatus'],
  next: PhaseType,
  now: number,
  contexts: PhaseContext[] = [],
): BuildBatch {
  const time = seconds(now);
  const phases = batch.phases.map((phase): BuildBatchPhase => {
    if (phase.endTime !== undefined) return phase;
    const durationInSeconds = Math.max(0, Math.round(time - (phase.startTime ?? time)));
    return { ...phase, phaseStatus, endTime: time, durationInSeconds, contexts };
  });
  return { ...batch, currentPhase: next, phases: [...phases, { phaseType: next, startTime: time }] };
}

/** The batch is over; its last phase stays open, as that of a batch of CodeBuild does. */
export function endedBatch(
  batch: BuildBatch,
  buildBatchStatus: StatusType,
  now: number,
  {
    phaseStatus,
    contexts = [],
  }: { phaseStatus?: BuildBatchPhase['phaseStatus']; contexts?: PhaseContext[] } = {},
): BuildBatch {
  const isFailure = buildBatchStatus !== 'SUCCEEDED' && buildBatchStatus !== 'STOPPED';
  const next = isFailure ? 'FAILED' : buildBatchStatus;
  const ended = advanced(
    batch,
    phaseStatus ?? (isFailure ? 'CLIENT_ERROR' : buildBatchStatus),
    next as PhaseType,
    now,
    contexts,
  );
  return { ...ended, buildBatchStatus, complete: true, endTime: seconds(now) };
}

/** The groups of the builds that were planned; each has the id of a build that has not started. */
export function plannedGroups(
  builds: readonly BatchBuild[],
  batch: BuildBatch,
  { newUuid, now }: { newUuid: () => string; now: number },
): BuildGroup[] {
  return builds.map(({ identifier, dependsOn, ignoreFailure }) => ({
    identifier,
    dependsOn,
    ignoreFailure,
    currentBuildSummary: pendingSummary(batch, newUuid(), now),
  }));
}

/** With the state of each build; those that are not named stay as they are. */
export function withStatuses(batch: BuildBatch, statuses: ReadonlyMap<string, GroupStatus>): BuildBatch {
  return {
    ...batch,
    buildGroups: batch.buildGroups.map((group) => {
      const buildStatus = statuses.get(group.identifier);
      return buildStatus === undefined
        ? group
        : { ...group, currentBuildSummary: { ...group.currentBuildSummary, buildStatus } };
    }),
  };
}

/** With what its builds left behind. */
export function withArtifacts(
  batch: BuildBatch,
  find: (buildId: string) => { build: Build; settings: BuildSettings } | undefined,
): BuildBatch {
  return {
    ...batch,
    buildGroups: batch.buildGroups.map((group) => {
      const { build, settings } = find(buildIdOf(group)) ?? {};
      if (!build?.buildComplete) return group;
      const { location = '' } = build.artifacts ?? {};
      const type = settings?.artifacts?.type ?? 'NO_ARTIFACTS';
      const primaryArtifact = { type, identifier: group.identifier, ...(location && { location }) };
      const secondaryArtifacts = (build.secondaryArtifacts ?? []).map((secondary) => ({
        type: 'S3' as const,
        identifier: secondary.artifactIdentifier,
        location: secondary.location,
      }));
      const summary = { ...group.currentBuildSummary, primaryArtifact, secondaryArtifacts };
      return { ...group, currentBuildSummary: summary };
    }),
  };
}

/** The batch begins again: the named builds get new ids, and what became of them before is kept. */
export function retriedBatch(
  batch: BuildBatch,
  identifiers: ReadonlySet<string>,
  { newUuid, now }: { newUuid: () => string; now: number },
): BuildBatch {
  const submitted = advanced(batch, 'RETRY', 'SUBMITTED', now);
  return {
    ...submitted,
    buildBatchStatus: 'IN_PROGRESS',
    complete: false,
    endTime: undefined,
    buildGroups: batch.buildGroups.map((group) => {
      const { currentBuildSummary: current, priorBuildSummaryList: prior = [], identifier } = group;
      if (!identifiers.has(identifier)) return group;
      return {
        ...group,
        currentBuildSummary: pendingSummary(batch, newUuid(), now),
        priorBuildSummaryList: [current, ...prior],
      };
    }),
  };
}

/** The id of the build that a group has now. */
export function buildIdOf({ currentBuildSummary: { arn } }: BuildGroup): string {
  return arn.slice(arn.indexOf('build/') + 'build/'.length);
}

function pendingSummary({ arn, projectName }: BuildBatch, uuid: string, now: number) {
  const base = arn.slice(0, arn.indexOf('build-batch/'));
  return {
    arn: `${base}build/${projectName}:${uuid}`,
    requestedOn: seconds(now),
    buildStatus: 'PENDING' as const,
  };
}
