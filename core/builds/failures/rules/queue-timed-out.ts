import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** A build waits 8 hours for its turn unless the project says otherwise: AWS docs limits. */
export const queueTimedOut: FailureRule = {
  code: 'queue-timed-out',
  explain({ phaseType, phaseStatus, known }) {
    if (phaseStatus !== 'TIMED_OUT' || (phaseType !== 'QUEUED' && phaseType !== 'SUBMITTED'))
      return undefined;
    const { queuedTimeoutMinutes: minutes } = known;
    return {
      message: `The build got no turn${minutes === undefined ? '' : ` within ${minutes} minutes`}: as many builds as the account or the project may have were running.`,
      advice:
        'Run fewer builds at once, ask for a higher quota of concurrent builds, or raise the concurrent build limit of the project.',
      docs: guide('limits'),
    };
  },
};
