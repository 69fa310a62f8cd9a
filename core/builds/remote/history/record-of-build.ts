import type { Build, BuildPhase } from '@aws-sdk/client-codebuild';
import type { PhaseType } from '../../events';
import { branchOf } from '../../history/branch';
import { PHASE_TYPES } from '../../history/phase-types';
import type { BuildRecord, RecordedPhase, RecordedStatus } from '../../history/record';
import { STATUSES } from '../../history/statuses';
import { triggerOf } from '../../history/trigger';
import { hasEnded, phaseStatus } from '../status';

/** What figures need of a build; undefined of one without an id or a project, which nobody could find again. `cause` is told apart. */
export function recordOfBuild(build: Build, cause?: string): BuildRecord | undefined {
  const { id, projectName, environment, autoRetryConfig } = build;
  if (!id || !projectName) return undefined;
  return {
    id,
    runsOn: 'cloud',
    project: projectName,
    number: build.buildNumber,
    region: build.arn?.split(':')[3],
    status: statusOf(build),
    startTime: timeOf(build.startTime),
    endTime: timeOf(build.endTime),
    phases: (build.phases ?? []).flatMap((phase) => recordedPhase(phase) ?? []),
    initiator: build.initiator,
    trigger: triggerOf(build.initiator),
    branch: branchOf(build.sourceVersion, build.source?.type),
    sourceVersion: build.resolvedSourceVersion,
    environmentType: environment?.type,
    computeType: environment?.computeType,
    onFleet: environment?.fleet?.fleetArn ? true : undefined,
    publishesArtifacts: publishesArtifacts(build),
    inBatch: build.buildBatchArn ? true : undefined,
    autoRetryNumber: autoRetryConfig?.autoRetryNumber,
    reportArns: build.reportArns?.length ? build.reportArns : undefined,
    cause,
  };
}

function statusOf(build: Build): RecordedStatus {
  const { buildStatus = hasEnded(build) ? 'UNKNOWN' : 'IN_PROGRESS', phases = [] } = build;
  if (buildStatus === 'FAILED' && phases.some((phase) => phase.phaseStatus === 'TIMED_OUT'))
    return 'TIMED_OUT';
  return known(buildStatus);
}

function recordedPhase(phase: BuildPhase): RecordedPhase | undefined {
  const phaseType = PHASE_TYPES.find((type) => type === phase.phaseType);
  if (!phaseType) return undefined;
  return {
    phaseType,
    phaseStatus: known(phaseStatus(phase)),
    startTime: timeOf(phase.startTime),
    duration: durationOf(phase, phaseType),
  };
}

/** By its times, which are finer than the whole seconds that CodeBuild counts, where these do not contradict them. */
function durationOf(
  { startTime, endTime, durationInSeconds }: BuildPhase,
  phaseType: PhaseType,
): number | undefined {
  if (phaseType === 'COMPLETED') return undefined;
  const [start, end] = [timeOf(startTime), timeOf(endTime)];
  if (start !== undefined && end !== undefined && end >= start) return end - start;
  const counted = durationInSeconds ?? -1;
  return counted >= 0 && end !== undefined ? counted * 1000 : undefined;
}

/** An artifact that goes nowhere has no location. */
function publishesArtifacts({ artifacts, secondaryArtifacts = [] }: Build): boolean {
  return Boolean(artifacts?.location) || secondaryArtifacts.some(({ location }) => Boolean(location));
}

function known(status: string): RecordedStatus {
  return STATUSES.find((each) => each === status) ?? 'UNKNOWN';
}

function timeOf(date: Date | undefined): number | undefined {
  const time = date?.getTime();
  return time === undefined || Number.isNaN(time) ? undefined : time;
}
