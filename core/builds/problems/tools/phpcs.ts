import type { ProblemMatcher } from '../matcher';

/** PHP_CodeSniffer. */
export const PHPCS: readonly ProblemMatcher[] = [
  {
    owner: 'phpcs',
    pattern: [
      { regexp: /^FILE: (\S.*)$/, file: 1 },
      {
        regexp: /^ +(\d+) \| (ERROR|WARNING) +\| (?:\[[x ]\] )?(\S.*)$/,
        line: 1,
        severity: 2,
        message: 3,
        within: 3,
        loop: true,
      },
    ],
  },
];
