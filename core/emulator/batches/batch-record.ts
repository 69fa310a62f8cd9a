import type { PhaseContext, StatusType } from '../../builds/events';
import type { BuildParts } from '../builds/build-record';
import {
  ACCOUNT,
  type BuildBatch,
  type BuildBatchPhase,
  type Project,
  type ProjectBatchConfig,
  type ProjectLogsConfig,
  seconds,
} from '../model';

type PhaseType = NonNullable<BuildBatchPhase['phaseType']>;

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

/** The batch begins again, with the same id. */
export function retriedBatch(batch: BuildBatch, now: number): BuildBatch {
  const submitted = advanced(batch, 'RETRY', 'SUBMITTED', now);
  return { ...submitted, buildBatchStatus: 'IN_PROGRESS', complete: false, endTime: undefined };
}
