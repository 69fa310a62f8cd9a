import type { ProblemMatcher } from '../matcher';

export const ESBUILD: readonly ProblemMatcher[] = [
  {
    owner: 'esbuild',
    pattern: [
      {
        regexp: /^(?:✘|X|▲|>) \[(ERROR|WARNING)\] (.+?)(?: \[([\w-]+)\])?$/,
        severity: 1,
        message: 2,
        code: 3,
      },
      { regexp: /^ {4}(\S.*):(\d+):(\d+):$/, file: 1, line: 2, column: 3, within: 1 },
    ],
  },
];
