import type { ProblemMatcher } from '../matcher';

/** Failed tests of Vitest. */
export const VITEST: readonly ProblemMatcher[] = [
  {
    owner: 'vitest',
    pattern: [
      { regexp: /^ *(?:FAIL|×) +(\S.* > .+?)(?: \d+m?s)?$/, message: 1 },
      { regexp: /^((?:\w*Error|Snapshot|Caused by)\b.*)$/, message: 1, within: 2 },
      {
        regexp: /^ *❯ (?:\S+ )?(?!.*node_modules)([^\s:][^:]*|[A-Za-z]:[^:]+):(\d+):(\d+)$/,
        file: 1,
        line: 2,
        column: 3,
        within: 80,
      },
    ],
  },
];
