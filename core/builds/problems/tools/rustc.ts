import type { ProblemMatcher } from '../matcher';

/** rustc and Clippy, and panics of tests and programs. */
export const RUSTC: readonly ProblemMatcher[] = [
  {
    owner: 'rustc',
    pattern: [
      { regexp: /^(error|warning)(?:\[(\w+)\])?: (.+)$/, severity: 1, code: 2, message: 3 },
      { regexp: /^ *--> (\S.*):(\d+):(\d+)$/, file: 1, line: 2, column: 3 },
    ],
  },
  {
    owner: 'rust',
    pattern: [
      {
        regexp: /^thread '[^']*' (?:\(\d+\) )?panicked at (\S.*):(\d+):(\d+):$/,
        file: 1,
        line: 2,
        column: 3,
      },
      { regexp: /^(\S.*)$/, message: 1 },
    ],
  },
  {
    owner: 'rust',
    pattern: {
      regexp: /^thread '[^']*' panicked at '(.*)', (\S.*):(\d+):(\d+)$/,
      message: 1,
      file: 2,
      line: 3,
      column: 4,
    },
  },
];
