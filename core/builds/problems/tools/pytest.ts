import type { ProblemMatcher } from '../matcher';

/** Failed tests of pytest, in its long and short style, and with `--tb=line`. */
export const PYTEST: readonly ProblemMatcher[] = [
  {
    owner: 'pytest',
    pattern: [
      { regexp: /^>\s+\S/ },
      { regexp: /^E\s+(\S.*)$/, message: 1, within: 20 },
      { regexp: /^(\S.*\.py):(\d+): (?:in \S+|[A-Za-z_][\w.]*)$/, file: 1, line: 2, within: 80 },
    ],
  },
  {
    owner: 'pytest',
    pattern: [
      { regexp: /^(\S.*\.py):(\d+): in \S+$/, file: 1, line: 2 },
      { regexp: /^E\s+(\S.*)$/, message: 1, within: 3 },
    ],
  },
  {
    owner: 'pytest',
    pattern: {
      regexp: /^(\S.*\.py):(\d+): ((?:[A-Za-z_]\w*\.)*(?=[A-Z])\w*(?:Error|Exception|Failed): .+)$/,
      file: 1,
      line: 2,
      message: 3,
    },
  },
];
