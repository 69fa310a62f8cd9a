import type { ProblemMatcher } from '../matcher';

export const CFN_LINT: readonly ProblemMatcher[] = [
  {
    owner: 'cfn-lint',
    pattern: [
      { regexp: /^(([EWI])\d{4}) (\S.*)$/, code: 1, severity: 2, message: 3 },
      { regexp: /^(\S.*\.\w+):(\d+):(\d+)$/, file: 1, line: 2, column: 3 },
    ],
  },
];
