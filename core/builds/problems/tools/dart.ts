import type { ProblemMatcher } from '../matcher';

/** Dart's and Flutter's analyzer. */
export const DART: readonly ProblemMatcher[] = [
  {
    owner: 'dart',
    pattern: {
      regexp: /^\s*(error|warning|info) [•-] (.+) [•-] (\S+\.dart):(\d+):(\d+) [•-] (\w+)$/,
      severity: 1,
      message: 2,
      file: 3,
      line: 4,
      column: 5,
      code: 6,
    },
  },
];
