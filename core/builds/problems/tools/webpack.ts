import type { ProblemMatcher } from '../matcher';

/** webpack, with its loader and its checker of TypeScript. */
export const WEBPACK: readonly ProblemMatcher[] = [
  {
    owner: 'webpack',
    pattern: [
      {
        regexp: /^(?:\[tsl\] )?(ERROR|WARNING) in (\S.*?)(?: |:|\()(\d+)[:,](\d+)(?:-[\d:]+)?\)?:?$/,
        severity: 1,
        file: 2,
        line: 3,
        column: 4,
      },
      { regexp: /^\s*(?:(TS\d+): )?(\S.*)$/, code: 1, message: 2 },
    ],
  },
];
