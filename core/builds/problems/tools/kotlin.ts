import type { ProblemMatcher } from '../matcher';

/** Kotlin's compiler, before and since 1.8. */
export const KOTLIN: readonly ProblemMatcher[] = [
  {
    owner: 'kotlin',
    pattern: {
      regexp: /^([ew]): (\S.*\.kts?):(\d+):(\d+):? (.+)$/,
      severity: 1,
      file: 2,
      line: 3,
      column: 4,
      message: 5,
    },
  },
  {
    owner: 'kotlin',
    pattern: {
      regexp: /^([ew]): (\S.*\.kts?): \((\d+), (\d+)\): (.+)$/,
      severity: 1,
      file: 2,
      line: 3,
      column: 4,
      message: 5,
    },
  },
];
