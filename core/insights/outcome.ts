import { STATUSES } from '../builds/history/statuses';

const code = (status: (typeof STATUSES)[number]) => STATUSES.indexOf(status);

/** The numbers of statuses in columns. */
export const CODES = {
  unknown: code('UNKNOWN'),
  inProgress: code('IN_PROGRESS'),
  succeeded: code('SUCCEEDED'),
  failed: code('FAILED'),
  fault: code('FAULT'),
  timedOut: code('TIMED_OUT'),
  stopped: code('STOPPED'),
} as const;

/** Whether the build tells how well builds do: it was not stopped, and it has ended in a way that is known. */
export function isCounted(status: number): boolean {
  return isSuccess(status) || isFailure(status);
}

export function isSuccess(status: number): boolean {
  return status === CODES.succeeded;
}

/** CodeBuild's own faults count, too: whoever waits for the build has none. */
export function isFailure(status: number): boolean {
  return status === CODES.failed || status === CODES.timedOut || status === CODES.fault;
}
