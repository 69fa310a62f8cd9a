/** How often a connection may be called. Milliseconds. */
export interface Pace {
  /** For each running build one call in this time, and no more often for any of them. */
  perBuild: number;
  /** Between any two calls for what is looked at while the window has no focus. */
  unfocused: number;
  /** Between any call and one in the background, which comes to an end by itself. */
  background: number;
}

export const AWS_PACE: Pace = { perBuild: 5_000, unfocused: 60_000, background: 400 };
/** It costs nobody anything and counts against no quota. */
export const EMULATOR_PACE: Pace = { perBuild: 300, unfocused: 5_000, background: 0 };

/** What is looked at regularly. */
export interface Load {
  /** Builds that run, or whose log is not yet read to its end. */
  builds: number;
  /** Calls that it takes to read all statuses once. */
  statusCalls: number;
  /** Logs, each of which takes a call. */
  logs: number;
  /** Whether a build is about to end. */
  nearEnd: boolean;
}

/** Between two reads of all statuses, and between two of a log. Milliseconds. */
export interface Intervals {
  status: number;
  log: number;
}

/**
 * Spends what a pace allows: all calls together are one for each build in `perBuild`. A log tells what happens in a build, its status
 * hardly more than that it has ended, so that statuses are read half as often as logs until an end is near.
 */
export function intervals({ builds, statusCalls, logs, nearEnd }: Load, { perBuild }: Pace): Intervals {
  const share = nearEnd ? 1 : 0.5;
  const log = perBuild * Math.max(1, (share * statusCalls + logs) / Math.max(1, builds));
  return { status: log / share, log };
}
