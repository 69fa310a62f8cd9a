import type { ProblemMatcher } from '../matcher';

export const CMAKE: readonly ProblemMatcher[] = [
  {
    owner: 'cmake',
    pattern: [
      {
        regexp: /^CMake (Error|Warning)(?: \(dev\))? at (\S.*):(\d+)(?: \(.+\))?:$/,
        severity: 1,
        file: 2,
        line: 3,
      },
      { regexp: /^ +(\S.*)$/, message: 1 },
    ],
  },
];
