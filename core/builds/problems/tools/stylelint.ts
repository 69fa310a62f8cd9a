import type { ProblemMatcher } from '../matcher';

export const STYLELINT: readonly ProblemMatcher[] = [
  {
    owner: 'stylelint',
    pattern: [
      { regexp: /^(\S.*\.(?:css|s[ac]ss|less|vue|styl|html))$/, file: 1 },
      {
        regexp: /^ +(\d+):(\d+) +([✖×⚠]) +(\S.*?)(?: {2,}([@\w/-]+))?$/,
        line: 1,
        column: 2,
        severity: 3,
        message: 4,
        code: 5,
        loop: true,
      },
    ],
  },
];
