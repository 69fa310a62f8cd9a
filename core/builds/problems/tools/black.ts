import type { ProblemMatcher } from '../matcher';

/** Black, of files that it cannot read. */
export const BLACK: readonly ProblemMatcher[] = [
  {
    owner: 'black',
    pattern: {
      regexp: /^error: cannot format (\S.*\.pyi?): (Cannot parse.*: (\d+):(\d+): .+)$/,
      file: 1,
      message: 2,
      line: 3,
      column: 4,
    },
  },
];
