import type { Build } from '@aws-sdk/client-codebuild';
import { batchIdOfArn } from '../../../core/builds/remote/batch-groups';
import type { BuildStatusLabel } from '../../../core/builds/remote/status';
import type { PhaseState } from '../../../core/builds/state';
import { elapsed, formatDuration } from '../../durations';
import { contextText, join } from '../../status';

export interface ShownBuild {
  status: BuildStatusLabel;
  /** Of a running build. */
  phase?: string;
  duration?: string;
  ended: boolean;
  /** Whether its log goes anywhere. */
  hasLog: boolean;
}

/** All that is worth knowing of a build, a line each; plain text. */
export function buildTooltip(
  build: Build,
  phases: PhaseState[],
  { status, phase, duration, ended, hasLog }: ShownBuild,
): string {
  const number = build.buildNumber === undefined ? (build.id ?? 'Build') : `#${build.buildNumber}`;
  const by = build.initiator ? ` by ${build.initiator}` : '';
  const { environment, reportArns = [], source } = build;
  const batch = batchIdOfArn(build.buildBatchArn);
  return join(
    [
      `${build.projectName ?? ''} ${number}: ${join([status, phase], ', ')}`,
      ...reasons(phases),
      build.startTime && `Started ${build.startTime.toLocaleString()}${by}`,
      duration && `Took ${duration}${ended ? '' : ' so far'}${queued(phases)}`,
      source?.location && `Source ${withoutPassword(source.location)}`,
      build.sourceVersion && `Source version ${build.sourceVersion}`,
      build.resolvedSourceVersion && `Commit ${build.resolvedSourceVersion}`,
      environment?.image && `Image ${environment.image}`,
      environment?.computeType &&
        `Compute ${environment.computeType}${environment.privilegedMode ? ', privileged' : ''}`,
      hasLog ? undefined : 'No log: the project sends it nowhere',
      batch && `Batch ${batch}`,
      reportArns.length > 0 ? `Reports ${reportArns.length}` : undefined,
      build.id && `Id ${build.id}`,
    ],
    '\n',
  );
}

/** An address of a repository may hold a user's name and password. */
function withoutPassword(location: string): string {
  return location.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}

/** Why phases failed; of several the first is the cause, and stands first. */
function reasons(phases: PhaseState[]): string[] {
  return phases
    .filter(({ phaseStatus }) => phaseStatus !== 'SUCCEEDED' && phaseStatus !== 'IN_PROGRESS')
    .map(({ phaseType, contexts }) => join([phaseType, contextText(contexts)], ': '));
}

function queued(phases: PhaseState[]): string {
  const phase = phases.find(({ phaseType, endTime }) => phaseType === 'QUEUED' && endTime !== undefined);
  const time = phase && elapsed(phase, 0);
  return time === undefined || time < 1000 ? '' : `, of which ${formatDuration(time)} in the queue`;
}
