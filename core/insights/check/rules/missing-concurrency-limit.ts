import { CONCURRENT_LIMIT } from '../docs';
import type { CheckRule } from '../rule';

/** Where nothing but people start builds, they are the limit. */
export const missingConcurrencyLimit: CheckRule = {
  code: 'missing-concurrency-limit',
  severity: 'low',
  why: "Many pushes at a time use up the account's quota, and the builds of all other projects wait in its queue.",
  docs: CONCURRENT_LIMIT,
  check({ project: { webhook, concurrentBuildLimit } }) {
    if (!webhook || concurrentBuildLimit !== undefined) return [];
    return [
      {
        message: 'A webhook starts builds, and nothing limits how many run at a time.',
        fix: "Set a concurrent build limit below the account's quota. Builds beyond it are refused, they do not wait.",
      },
    ];
  },
};
