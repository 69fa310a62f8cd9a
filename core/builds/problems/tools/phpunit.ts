import type { ProblemMatcher } from '../matcher';

/** Failed tests of PHPUnit. */
export const PHPUNIT: readonly ProblemMatcher[] = [
  {
    owner: 'phpunit',
    pattern: [
      { regexp: /^\d+\) ([\w\\]+::\w+.*)$/, message: 1 },
      { regexp: /^(\S.*)$/, message: 1 },
      { regexp: /^((?!.*\/vendor\/)\S.*\.php):(\d+)$/, file: 1, line: 2, within: 60 },
    ],
  },
];
