import type { PhaseType } from '../../events';
import { guide } from '../docs';
import type { Failure, FailureRule } from '../rule';

/** AWS docs: 60 minutes by default, 36 hours at most. */
const DEFAULT_MINUTES = 60;
const MOST_MINUTES = 2160;

const ADVICE: Partial<Record<PhaseType, string>> = {
  PROVISIONING: 'Provisioning took the time: take a smaller image, or one that CodeBuild keeps at hand.',
  DOWNLOAD_SOURCE:
    'The source, the cache or a runtime took the time. Clone less deeply, cache less, and see that the build reaches where they lie: a VPC needs a way out.',
  UPLOAD_ARTIFACTS: 'The upload took the time: leave out of the artifacts what nobody needs.',
};

/** The phase tells of it, the build itself has failed: measured on CodeBuild. */
export const buildTimedOut: FailureRule = {
  code: 'build-timed-out',
  explain(failure) {
    const { phaseType, phaseStatus, contexts, command, known } = failure;
    if (phaseStatus !== 'TIMED_OUT' && !contexts.some(({ statusCode }) => statusCode === 'BUILD_TIMED_OUT'))
      return undefined;
    const { timeoutMinutes: minutes } = known;
    const within = minutes === undefined ? '' : ` of ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
    const doing = command ? `while this command ran` : `in ${phaseType}`;
    return {
      message: `The time of the build${within} was over ${doing}.`,
      advice:
        ADVICE[phaseType] ??
        'Raise the timeout where the command only needs longer. If it hung, see its last lines: it may wait for an answer, for a process in the background, or for a network that it does not reach.',
      docs: guide('builds-working'),
      fix: raised(failure),
    };
  },
};

function raised({ known }: Failure) {
  // Lambda compute knows no timeout of its own
  if (known.computeType?.startsWith('BUILD_LAMBDA')) return undefined;
  const minutes = Math.min(MOST_MINUTES, 2 * (known.timeoutMinutes ?? DEFAULT_MINUTES));
  if (known.timeoutMinutes !== undefined && minutes <= known.timeoutMinutes) return undefined;
  return { kind: 'timeout' as const, title: `Raise the Timeout to ${minutes} Minutes`, minutes };
}
