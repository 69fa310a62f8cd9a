import type { Build } from '@aws-sdk/client-codebuild';
import type { PhaseType, StatusType } from '../../core/builds/events';
import { buildStatusLabel, hasEnded, phaseStatus } from '../../core/builds/remote/status';
import type { PhaseState } from '../../core/builds/state';
import { elapsed, formatAge, formatDuration } from '../durations';
import type { NodeModel } from '../node';
import { contextText, join, statusIcon } from '../status';

export interface BuildModelOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether a console in a browser shows the build. */
  hasConsole: boolean;
}

/** A build as the CodeBuild view shows it, with the newest that is known of its phases. */
export function buildModel(
  build: Build,
  phases: PhaseState[],
  { now, hasConsole }: BuildModelOptions,
): NodeModel {
  const ended = hasEnded(build);
  const status = buildStatusLabel(build);
  const time = elapsed(
    { startTime: build.startTime?.toISOString(), endTime: build.endTime?.toISOString() },
    now,
  );
  const duration = time === undefined ? undefined : formatDuration(time);
  const end = build.endTime ?? build.startTime;
  const age = end === undefined || !ended ? undefined : formatAge(now - end.getTime());
  const running = phases.findLast(({ phaseStatus: result }) => result === 'IN_PROGRESS');
  const phase = ended ? undefined : (running?.phaseType ?? build.currentPhase);
  const source = sourceText(build);
  const reason = phases
    .filter(({ phaseStatus: result }) => result !== 'SUCCEEDED' && result !== 'IN_PROGRESS')
    .map(({ phaseType, contexts }) => join([phaseType, contextText(contexts)], ': '))
    .join('\n');
  const number = build.buildNumber === undefined ? (build.id ?? 'Build') : `#${build.buildNumber}`;
  return {
    label: number,
    description: join([status, phase, age, duration, source], ' · '),
    tooltip: join(
      [
        `${build.projectName ?? ''} ${number}: ${join([status, phase], ', ')}`,
        build.startTime &&
          `Started ${build.startTime.toLocaleString()}${build.initiator ? ` by ${build.initiator}` : ''}`,
        duration && `Took ${duration}${ended ? '' : ' so far'}`,
        build.sourceVersion && `Source version ${build.sourceVersion}`,
        build.resolvedSourceVersion && `Commit ${build.resolvedSourceVersion}`,
        reason,
      ],
      '\n',
    ),
    icon: statusIcon(statusOf(status)),
    contextValue: join(
      ['build log', ended ? 'ended retryable' : 'running stoppable', hasConsole ? 'console' : ''],
      ' ',
    ),
    children: 'collapsed',
    accessibilityLabel: join(
      [`Build ${build.buildNumber ?? number}`, status, phase && `phase ${phase}`, age, duration, source],
      ', ',
    ),
  };
}

/** The phases of a build as the API tells them, in the words of build events. */
export function phaseStates(build: Build | undefined): PhaseState[] {
  return (build?.phases ?? []).flatMap((phase) =>
    phase.phaseType === undefined
      ? []
      : {
          phaseType: phase.phaseType as PhaseType,
          phaseStatus: phaseStatus(phase) as StatusType,
          startTime: phase.startTime?.toISOString(),
          endTime: phase.endTime?.toISOString(),
          contexts: (phase.contexts ?? []).map(({ statusCode = '', message = '' }) => ({
            statusCode,
            message,
          })),
        },
  );
}

function statusOf(label: ReturnType<typeof buildStatusLabel>): StatusType {
  switch (label) {
    case 'Succeeded':
      return 'SUCCEEDED';
    case 'Failed':
      return 'FAILED';
    case 'Timed out':
      return 'TIMED_OUT';
    case 'Stopped':
      return 'STOPPED';
    case 'In progress':
      return 'IN_PROGRESS';
    case 'Fault':
    case 'Unknown':
      return 'FAULT';
  }
}

const COMMIT = /^[0-9a-f]{40}$/;

/** A commit in the short form that git prints; branches, tags and the like as they are. */
function sourceText({ sourceVersion, resolvedSourceVersion }: Build): string | undefined {
  const version = sourceVersion ?? resolvedSourceVersion;
  return version !== undefined && COMMIT.test(version) ? version.slice(0, 7) : version;
}
