import type { ProblemMatcher } from '../matcher';

/** Ruff in its full format; its short one is that of Flake8. */
export const RUFF: readonly ProblemMatcher[] = [
  {
    owner: 'ruff',
    pattern: [
      { regexp: /^([A-Z]{1,4}\d{3,4}|invalid-syntax):?(?: \[[*-]\])? (\S.*)$/, code: 1, message: 2 },
      { regexp: /^ *--> (\S.*):(\d+):(\d+)$/, file: 1, line: 2, column: 3 },
    ],
  },
];
