import type { LogsLocation } from '@aws-sdk/client-codebuild';
import type { BuildStatusEvent, PhaseContext, PhaseEvent, PhaseType, StatusType } from '../../builds/events';
import { ACCOUNT, type Build, type BuildPhase, type Project, seconds, uuidOf, type Wire } from '../model';
import { s3Arn } from './artifact-key';
import { s3LogPlace } from './keep-log';
import type { BuildSettings } from './settings';

/** What a new build takes from its project and its overrides. */
export type BuildParts = Pick<Build, 'source' | 'environment'> & Partial<Build>;

/** A build that was just submitted: it waits in the queue and has no log yet. */
export function newBuild(
  project: Pick<Project, 'name'>,
  parts: BuildParts,
  { logsConfig }: Pick<BuildSettings, 'logsConfig'>,
  { buildNumber, uuid, region, now }: { buildNumber: number; uuid: string; region: string; now: number },
): Build {
  const id = `${project.name}:${uuid}`;
  const time = seconds(now);
  return {
    artifacts: { location: '' },
    secondarySources: [],
    secondarySourceVersions: [],
    secondaryArtifacts: [],
    initiator: 'emulator',
    ...parts,
    cache: parts.cache ?? { type: 'NO_CACHE' },
    encryptionKey: parts.encryptionKey ?? `arn:aws:kms:${region}:${ACCOUNT}:alias/aws/s3`,
    timeoutInMinutes: parts.timeoutInMinutes ?? 60,
    queuedTimeoutInMinutes: parts.queuedTimeoutInMinutes ?? 480,
    id,
    arn: `arn:aws:codebuild:${region}:${ACCOUNT}:build/${id}`,
    buildNumber,
    startTime: time,
    currentPhase: 'QUEUED',
    buildStatus: 'IN_PROGRESS',
    projectName: project.name,
    phases: [
      {
        phaseType: 'SUBMITTED',
        phaseStatus: 'SUCCEEDED',
        startTime: time,
        endTime: time,
        durationInSeconds: 0,
      },
      { phaseType: 'QUEUED', startTime: time },
    ],
    logs: {
      deepLink: logLink(region, 'null', 'null'),
      cloudWatchLogsArn: logArn(region, 'null', 'null'),
      cloudWatchLogs: logsConfig?.cloudWatchLogs ?? { status: 'ENABLED' },
      s3Logs: logsConfig?.s3Logs ?? { status: 'DISABLED', encryptionDisabled: false },
    },
    buildComplete: false,
  };
}

/** What a retry takes from the build before. */
export function partsOf(build: Build): BuildParts {
  return {
    source: build.source,
    sourceVersion: build.sourceVersion,
    secondarySources: build.secondarySources,
    secondarySourceVersions: build.secondarySourceVersions,
    environment: build.environment,
    cache: build.cache,
    serviceRole: build.serviceRole,
    encryptionKey: build.encryptionKey,
    vpcConfig: build.vpcConfig,
    fileSystemLocations: build.fileSystemLocations,
    timeoutInMinutes: build.timeoutInMinutes,
    queuedTimeoutInMinutes: build.queuedTimeoutInMinutes,
    debugSession: build.debugSession && { sessionEnabled: build.debugSession.sessionEnabled },
  };
}

/** The log stream exists from now on, and what it will be in S3 is known, unless the project has turned either off. */
export function withLogs(build: Build, region: string): Build {
  const place = s3LogPlace(build);
  const s3 = place && {
    s3LogsArn: s3Arn(place.bucket, place.key),
    s3DeepLink: `https://s3.console.aws.amazon.com/s3/object/${place.bucket}?region=${region}&prefix=${place.key}`,
  };
  const config = build.logs?.cloudWatchLogs;
  if (config?.status === 'DISABLED') return { ...build, logs: { ...build.logs, ...s3 } };
  const uuid = uuidOf(build.id);
  const groupName = config?.groupName ?? `/aws/codebuild/${build.projectName}`;
  const streamName = config?.streamName ? `${config.streamName}/${uuid}` : uuid;
  const logs: Wire<LogsLocation> = {
    ...build.logs,
    ...s3,
    groupName,
    streamName,
    deepLink: logLink(region, groupName, streamName),
    cloudWatchLogsArn: logArn(region, groupName, streamName),
  };
  return { ...build, logs };
}

/** A phase begins, or ends. What has ended stays ended. */
export function withPhase(
  build: Build,
  event: Pick<PhaseEvent, 'phaseType' | 'phaseStatus' | 'contexts' | 'at'>,
): Build {
  const { phaseType, phaseStatus } = event;
  const time = seconds(Date.parse(event.at));
  const known = build.phases.find((phase) => phase.phaseType === phaseType);
  if (known?.endTime !== undefined || (known && phaseStatus === 'IN_PROGRESS')) return build;
  if (phaseStatus === 'IN_PROGRESS') {
    return { ...build, currentPhase: phaseType, phases: [...build.phases, { phaseType, startTime: time }] };
  }
  const ended = endedPhase(known ?? { phaseType, startTime: time }, phaseStatus, time, event.contexts);
  const phases = known
    ? build.phases.map((phase) => (phase === known ? ended : phase))
    : [...build.phases, ended];
  return { ...build, phases };
}

/** The build is over: whatever phase was open ends with it, and nothing changes any more. */
export function ended(
  build: Build,
  buildStatus: StatusType,
  now: number,
  context: PhaseContext = { statusCode: '', message: '' },
  exported: BuildStatusEvent['exportedEnvironmentVariables'] = [],
): Build {
  const time = seconds(now);
  const phases = build.phases
    .filter(({ phaseType }) => phaseType !== 'COMPLETED')
    .map((phase) => (phase.endTime === undefined ? endedPhase(phase, buildStatus, time, [context]) : phase));
  return {
    ...build,
    buildStatus,
    buildComplete: true,
    endTime: time,
    currentPhase: 'COMPLETED' satisfies PhaseType,
    exportedEnvironmentVariables: exported,
    phases: [...phases, { phaseType: 'COMPLETED', startTime: time }],
  };
}

/**
 * The build never left the queue. No measurement of CodeBuild shows one whose time there was over; it is told like one that ran too
 * long: the phase TIMED_OUT, the build FAILED.
 */
export function endedInQueue(build: Build, status: 'STOPPED' | 'TIMED_OUT', now: number): Build {
  if (status === 'STOPPED') return ended(build, status, now);
  const contexts = [{ statusCode: 'BUILD_TIMED_OUT', message: 'Build has timed out. ' }];
  const at = new Date(now).toISOString();
  return ended(withPhase(build, { phaseType: 'QUEUED', phaseStatus: status, contexts, at }), 'FAILED', now);
}

/** Something can connect to the build, which waits for it; or no more. */
export function withDebugTarget(build: Build, sessionTarget: string | undefined): Build {
  return { ...build, debugSession: { sessionEnabled: true, sessionTarget } };
}

function endedPhase(
  phase: BuildPhase,
  phaseStatus: StatusType,
  time: number,
  contexts: readonly PhaseContext[],
): BuildPhase {
  return {
    ...phase,
    phaseStatus,
    endTime: time,
    durationInSeconds: Math.max(0, Math.round(time - (phase.startTime ?? time))),
    contexts: contexts.length > 0 ? [...contexts] : [{ statusCode: '', message: '' }],
  };
}

function logArn(region: string, group: string, stream: string): string {
  return `arn:aws:logs:${region}:${ACCOUNT}:log-group:${group}:log-stream:${stream}`;
}

function logLink(region: string, group: string, stream: string): string {
  return `https://console.aws.amazon.com/cloudwatch/home?region=${region}#logEvent:group=${group};stream=${stream}`;
}
