import type { ProblemMatcher } from '../matcher';

/** yamllint, in its own format and in `parsable`. */
export const YAMLLINT: readonly ProblemMatcher[] = [
  {
    owner: 'yamllint',
    pattern: [
      { regexp: /^(\S.*\.ya?ml)$/, file: 1 },
      {
        regexp: /^ {2}(\d+):(\d+) +(error|warning) +(\S.*?)(?: +\(([\w-]+)\))?$/,
        line: 1,
        column: 2,
        severity: 3,
        message: 4,
        code: 5,
        loop: true,
      },
    ],
  },
  {
    owner: 'yamllint',
    pattern: {
      regexp: /^(\S.*\.ya?ml):(\d+):(\d+): \[(error|warning)\] (.+?)(?: \(([\w-]+)\))?$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      message: 5,
      code: 6,
    },
  },
];
