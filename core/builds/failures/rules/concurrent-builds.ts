import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** AccountLimitExceededException; new accounts may have a quota of 0 or 1. */
export const concurrentBuilds: FailureRule = {
  code: 'concurrent-builds',
  lines: {
    words: ['cannot have more than'],
    pattern: /Cannot have more than (?<most>\d+) (?<what>builds in queue|active builds) for the account/,
  },
  explain(_failure, lines) {
    const { most, what } = lines.at(-1)?.match.groups ?? {};
    if (most === undefined) return undefined;
    return {
      message: `The account may have ${most} ${what} at most, and has them.`,
      advice:
        'Wait for other builds, or ask for a higher quota of concurrent builds for this compute type (Service Quotas, AWS CodeBuild). New accounts have few or none.',
      docs: guide('limits'),
    };
  },
};
