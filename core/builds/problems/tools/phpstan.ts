import type { ProblemMatcher } from '../matcher';

export const PHPSTAN: readonly ProblemMatcher[] = [
  {
    owner: 'phpstan',
    pattern: [
      { regexp: /^ +Line {2,}(\S.*\.php)(?: \(in context.*)?$/, file: 1 },
      { regexp: /^ {2}(\d+) {2,}(\S.*)$/, line: 1, message: 2, within: 2, loop: true },
    ],
  },
];
