import type { ProblemMatcher } from '../matcher';

export const MYPY: readonly ProblemMatcher[] = [
  {
    owner: 'mypy',
    pattern: {
      regexp: /^(\S.*\.pyi?):(\d+)(?::(\d+))?(?::\d+:\d+)?: (error|warning): (.+?)(?: {1,2}\[([\w-]+)\])?$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      message: 5,
      code: 6,
    },
  },
];
