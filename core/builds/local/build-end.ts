import type { PhaseContext, StatusType } from '../events';
import { EngineError } from './engine';
import { Interrupted } from './interruption';
import type { LocalBuildOutcome } from './request';

/** How a failure ends a phase and its build. */
export interface End {
  phaseStatus: StatusType;
  context?: PhaseContext;
  outcome: LocalBuildOutcome;
}

/** How an expected failure ends its phase and the build; undefined where our own software is broken. */
export function endOf(error: unknown): End | undefined {
  if (error instanceof Interrupted) return endOfInterruption(error);
  if (!(error instanceof EngineError)) return undefined;
  const { reason, message } = error;
  const context =
    reason === 'no-image'
      ? {
          statusCode: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE',
          message: `Unable to pull customer's container image. ${message}`,
        }
      : { statusCode: 'CLIENT_ERROR', message };
  const outcome = {
    ok: false,
    reason: reason === 'lost' ? 'engine-lost' : 'could-not-start',
    message,
    ...(reason === 'no-engine' && { noEngine: true }),
  } as const;
  return { phaseStatus: 'FAILED', context, outcome };
}

function endOfInterruption({ interruption }: Interrupted): End {
  switch (interruption.kind) {
    case 'stopped':
      return { phaseStatus: 'STOPPED', outcome: { ok: true, buildStatus: 'STOPPED' } };
    case 'timed-out':
      // the phase tells of the time-out, the build itself is FAILED: so measured on CodeBuild
      return {
        phaseStatus: 'TIMED_OUT',
        context: { statusCode: 'BUILD_TIMED_OUT', message: 'Build has timed out. ' },
        outcome: { ok: true, buildStatus: 'FAILED' },
      };
    case 'lost': {
      const { message } = interruption;
      return {
        phaseStatus: 'FAILED',
        context: {
          statusCode: 'BUILD_CONTAINER_DEAD',
          message: `Build container found dead before completing the build. ${message}`,
        },
        outcome: { ok: false, reason: 'engine-lost', message },
      };
    }
  }
}
