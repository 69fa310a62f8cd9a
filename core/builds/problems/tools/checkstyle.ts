import type { ProblemMatcher } from '../matcher';

/** Checkstyle, by itself, in Maven and in Ant. */
export const CHECKSTYLE: readonly ProblemMatcher[] = [
  {
    owner: 'checkstyle',
    pattern: {
      regexp:
        /^(?:\[ant:checkstyle\] )?\[(ERROR|WARN|WARNING|INFO)\] (\S.*\.java):(\d+)(?::(\d+))?: (.+?)(?: \[(\w+)\])?$/,
      severity: 1,
      file: 2,
      line: 3,
      column: 4,
      message: 5,
      code: 6,
    },
  },
];
