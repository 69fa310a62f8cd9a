import type { ProblemMatcher } from '../matcher';

/** Tracebacks of Python: the innermost place, with those around it. */
export const PYTHON: readonly ProblemMatcher[] = [
  {
    owner: 'python',
    pattern: [
      { regexp: /^\s*File "([^"]+)", line (\d+)(?:, in .+)?$/, file: 1, line: 2 },
      {
        regexp:
          /^((?:[A-Za-z_]\w*\.)*(?=[A-Z])\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration|Group|Fault|Timeout|NotFound|DoesNotExist)(?:: .*)?)$/,
        message: 1,
        // the line of the source, and what is marked in it
        within: 2,
      },
    ],
  },
];
