/**
 * What follows which result: CodeBuild's build phase transitions. Sources: AWS docs "Build phase transitions" and
 * "Build specification reference" (on-failure, finally), real logs, aws/aws-codebuild-docker-images#102 and #385.
 */

/** The phases that can follow each other while a build runs. */
export type RunningPhase =
  | 'DOWNLOAD_SOURCE'
  | 'INSTALL'
  | 'PRE_BUILD'
  | 'BUILD'
  | 'POST_BUILD'
  | 'UPLOAD_ARTIFACTS'
  | 'FINALIZING';

const NEXT = {
  DOWNLOAD_SOURCE: 'INSTALL',
  INSTALL: 'PRE_BUILD',
  PRE_BUILD: 'BUILD',
  BUILD: 'POST_BUILD',
  POST_BUILD: 'UPLOAD_ARTIFACTS',
  UPLOAD_ARTIFACTS: 'FINALIZING',
} as const satisfies Partial<Record<RunningPhase, RunningPhase>>;

const GOES_ON_AFTER_FAILURE: ReadonlySet<RunningPhase> = new Set(['BUILD', 'POST_BUILD']);

export type OnFailure =
  | { action: 'DEFAULT' }
  | { action: 'ABORT' }
  | { action: 'CONTINUE' }
  | {
      action: 'RETRY';
      /** How often the phase is run again at most, 0 to 100. */
      count: number;
      /** The phase is run again only where this matches the error message; the source of a regular expression. */
      pattern: string;
    };

const DEFAULT_RETRIES = 3;
const MOST_RETRIES = 100;

/**
 * Reads an on-failure value: ABORT, CONTINUE, RETRY, RETRY-count, RETRY-regex or RETRY-count-regex, the keyword in any case.
 * Anything else is the default.
 */
export function readOnFailure(value: string | undefined): OnFailure {
  const retry = /^retry(?:-(\d+))?(?:-(.+))?$/is.exec(value?.trim() ?? '');
  if (retry) {
    const count = retry[1] === undefined ? DEFAULT_RETRIES : Math.min(Number(retry[1]), MOST_RETRIES);
    return { action: 'RETRY', count, pattern: retry[2] ?? '.*' };
  }
  switch (value?.trim().toUpperCase()) {
    case 'ABORT':
      return { action: 'ABORT' };
    case 'CONTINUE':
      return { action: 'CONTINUE' };
    default:
      return { action: 'DEFAULT' };
  }
}

/** True where a failed phase is run once more. `attempt` counts from 1; `matches` tells whether the pattern matches what went wrong. */
export function retriesPhase(
  onFailure: OnFailure,
  attempt: number,
  matches: (pattern: string) => boolean,
): boolean {
  return onFailure.action === 'RETRY' && attempt <= onFailure.count && matches(onFailure.pattern);
}

/** The phase after one that has ended. With CONTINUE a failed phase is followed as a succeeded one; with ABORT the build ends. */
export function nextPhase(
  phase: Exclude<RunningPhase, 'FINALIZING'>,
  succeeded: boolean,
  onFailure: OnFailure = { action: 'DEFAULT' },
): RunningPhase {
  if (succeeded || onFailure.action === 'CONTINUE') return NEXT[phase];
  if (onFailure.action === 'ABORT') return 'FINALIZING';
  return GOES_ON_AFTER_FAILURE.has(phase) ? NEXT[phase] : 'FINALIZING';
}
