import type { LogsLocation } from '@aws-sdk/client-codebuild';
import type { BuildStatusEvent, PhaseContext, PhaseEvent, PhaseType, StatusType } from '../../builds/events';
import { ACCOUNT, type Build, type BuildPhase, type Project, seconds, uuidOf, type Wire } from '../model';

/** What a new build takes from its project and its overrides. */
export type BuildParts = Pick<Build, 'source' | 'environment'> & Partial<Build>;

/** A build that was just submitted: it waits in the queue and has no log yet. */
export function newBuild(
  project: Project,
  parts: BuildParts,
  { buildNumber, uuid, region, now }: { buildNumber: number; uuid: string; region: string; now: number },
): Build {
  const id = `${project.name}:${uuid}`;
  const time = seconds(now);
  return {
    artifacts: { location: '' },
    cache: project.cache ?? { type: 'NO_CACHE' },
    serviceRole: project.serviceRole,
    encryptionKey: project.encryptionKey ?? `arn:aws:kms:${region}:${ACCOUNT}:alias/aws/s3`,
    timeoutInMinutes: project.timeoutInMinutes ?? 60,
    queuedTimeoutInMinutes: project.queuedTimeoutInMinutes ?? 480,
    secondarySources: [],
    ...parts,
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
      cloudWatchLogs: project.logsConfig?.cloudWatchLogs ?? { status: 'ENABLED' },
      s3Logs: { status: 'DISABLED' },
    },
    buildComplete: false,
    initiator: 'emulator',
  };
}

/** The log stream exists from now on, unless the project has turned logs off. */
export function withLogs(build: Build, region: string): Build {
  const config = build.logs?.cloudWatchLogs;
  if (config?.status === 'DISABLED') return build;
  const uuid = uuidOf(build.id);
  const groupName = config?.groupName ?? `/aws/codebuild/${build.projectName}`;
  const streamName = config?.streamName ? `${config.streamName}/${uuid}` : uuid;
  const logs: Wire<LogsLocation> = {
    ...build.logs,
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
