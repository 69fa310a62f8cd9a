import type { ProblemMatcher } from '../matcher';

export const SASS: readonly ProblemMatcher[] = [
  {
    owner: 'sass',
    pattern: [
      { regexp: /^Error: (\S.*)$/, message: 1 },
      { regexp: /^ +(\S.*\.s[ac]ss) (\d+):(\d+) +\S.*$/, file: 1, line: 2, column: 3, within: 10 },
    ],
  },
];
