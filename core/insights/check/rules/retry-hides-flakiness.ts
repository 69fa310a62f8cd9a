import { AUTO_RETRY } from '../docs';
import type { CheckRule } from '../rule';

/** So many could be chance. */
const FEW = 2;

export const retryHidesFlakiness: CheckRule = {
  code: 'retry-hides-flakiness',
  severity: 'medium',
  why: 'The same source failed and then succeeded: tests or services are not reliable, each such build is paid for twice, and nobody sees it in the result.',
  docs: AUTO_RETRY,
  check({ project: { autoRetryLimit = 0 }, history }) {
    if (autoRetryLimit <= 0) return [];
    if ('unknown' in history) return history;
    const { ended, rescued } = history.known;
    if (rescued < FEW) return [];
    return [
      {
        message: `${rescued} of the last ${ended} builds succeeded only because CodeBuild tried again by itself (auto-retry limit ${autoRetryLimit}).`,
        fix: 'Look at what failed in the first tries, repair it, and set the limit to 0 or 1.',
      },
    ];
  },
};
