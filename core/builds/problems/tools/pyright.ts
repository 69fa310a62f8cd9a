import type { ProblemMatcher } from '../matcher';

export const PYRIGHT: readonly ProblemMatcher[] = [
  {
    owner: 'pyright',
    pattern: {
      regexp: /^\s*(\S.*\.pyi?):(\d+):(\d+) - (error|warning|information): (.+?)(?: \((report\w+)\))?$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      message: 5,
      code: 6,
    },
  },
];
