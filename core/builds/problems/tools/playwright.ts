import type { ProblemMatcher } from '../matcher';

/** Failed tests of Playwright. */
export const PLAYWRIGHT: readonly ProblemMatcher[] = [
  {
    owner: 'playwright',
    pattern: {
      regexp: /^ +\d+\) (?:\[[^\]]+\] › )?(\S.*\.[cm]?[jt]sx?):(\d+):(\d+) › (\S.*?)[ ─]*$/,
      file: 1,
      line: 2,
      column: 3,
      message: 4,
    },
  },
];
