import type { ProblemMatcher } from '../matcher';

/** Rollup and Vite. */
export const ROLLUP: readonly ProblemMatcher[] = [
  {
    owner: 'rollup',
    pattern: [
      { regexp: /^(?:RollupError: |SyntaxError: |Error: |\[vite[^\]]*\] )(\S.*)$/, message: 1 },
      { regexp: /^file: (\S.*):(\d+):(\d+)$/, file: 1, line: 2, column: 3, within: 12 },
    ],
  },
];
