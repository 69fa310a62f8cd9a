import type { BuildGroup, PhaseContext, StatusType } from '../core/builds/events';
import type { PhaseState } from '../core/builds/state';
import { elapsed, formatDuration } from './durations';
import type { NodeIcon, NodeModel } from './node';

const STATUS_TEXT: Record<StatusType, string> = {
  IN_PROGRESS: 'In progress',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  FAULT: 'Fault',
  TIMED_OUT: 'Timed out',
  STOPPED: 'Stopped',
};

// the testing colours are the ones every theme keeps apart for pass and fail
const STATUS_ICON: Record<StatusType, NodeIcon> = {
  IN_PROGRESS: { id: 'loading~spin' },
  SUCCEEDED: { id: 'pass', color: 'testing.iconPassed' },
  FAILED: { id: 'error', color: 'testing.iconFailed' },
  FAULT: { id: 'warning', color: 'testing.iconErrored' },
  TIMED_OUT: { id: 'watch', color: 'testing.iconErrored' },
  STOPPED: { id: 'circle-slash', color: 'testing.iconSkipped' },
};

export function statusText(status: StatusType): string {
  return STATUS_TEXT[status];
}

export function statusIcon(status: StatusType): NodeIcon {
  return STATUS_ICON[status];
}

type GroupStatus = BuildGroup['currentBuildSummary']['buildStatus'];

/** The status of a build of a batch, which may wait. */
export function groupStatusText(status: GroupStatus): string {
  return status === 'PENDING' ? 'Pending' : statusText(status);
}

export function groupStatusIcon(status: GroupStatus): NodeIcon {
  return status === 'PENDING' ? { id: 'circle-large-outline' } : statusIcon(status);
}

/** The reason in one line, such as `COMMAND_EXECUTION_ERROR: Error while executing command …`; '' where there is none. */
export function contextText(contexts: PhaseContext[]): string {
  return contexts
    .map(({ statusCode, message }) => [statusCode, message].filter((part) => part !== '').join(': '))
    .filter((text) => text !== '')
    .join('; ');
}

/** A command may be a whole script; the log has all of it. */
const LONGEST_REASON = 200;

/**
 * The reason as a notification has room for it, such as `exit status 1`: without the code, and without the text of the command that
 * CodeBuild puts before it. '' where there is none.
 */
export function shortReason(contexts: PhaseContext[]): string {
  const { statusCode, message } = contexts[0] ?? { statusCode: '', message: '' };
  const reason = /^Error while executing command: [\s\S]*\bReason: ([\s\S]*)$/.exec(message)?.[1] ?? message;
  const line = (reason || statusCode).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON)}…` : line;
}

/** A phase of any build: its duration, and why it failed. `instead` says more than its status where that is not all. */
export function phaseModel(phase: PhaseState, now: number, instead?: string): NodeModel {
  // the API gives COMPLETED a start alone: it is a moment, not something that goes on
  const time = phase.phaseType === 'COMPLETED' ? undefined : elapsed(phase, now);
  const duration = time === undefined ? '' : formatDuration(time);
  const reason = contextText(phase.contexts);
  const status = instead ?? statusText(phase.phaseStatus);
  const shown = phase.phaseStatus === 'SUCCEEDED' ? [duration] : [status, duration, reason];
  return {
    label: phase.phaseType,
    description: join(shown, ' · '),
    tooltip: join([`${phase.phaseType}: ${join([status, duration], ', ')}`, reason], '\n'),
    icon: statusIcon(phase.phaseStatus),
    contextValue: 'phase',
    children: 'none',
    accessibilityLabel: join([`Phase ${phase.phaseType}`, status, duration, reason], ', '),
  };
}

/** The parts that say something, put together. */
export function join(parts: (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
