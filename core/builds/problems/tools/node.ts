import type { ProblemMatcher, ProblemPattern } from '../matcher';

/** The first place of a stack that is neither of Node.js nor of a package. */
export const FRAME: ProblemPattern = {
  regexp:
    /^\s+at (?:[^()]+ \()?(?!node:|internal\/|.*node_modules)(?:file:\/\/)?([^\s()][^()]*):(\d+):(\d+)\)?$/,
  file: 1,
  line: 2,
  column: 3,
  within: 80,
};

/** Failed tests of Node.js, and exceptions that nobody has caught. */
export const NODE: readonly ProblemMatcher[] = [
  {
    owner: 'node:test',
    pattern: [
      { regexp: /^\s*not ok \d+ - (\S.*)$/, message: 1 },
      {
        regexp: /^\s*location: '(?:file:\/\/)?(.+):(\d+):(\d+)'$/,
        file: 1,
        line: 2,
        column: 3,
        within: 8,
      },
    ],
  },
  {
    owner: 'node:test',
    pattern: [
      { regexp: /^test at (\S.*):(\d+):(\d+)$/, file: 1, line: 2, column: 3 },
      { regexp: /^✖ (\S.*?)(?: \([\d.]+ms\))?$/, message: 1 },
      { regexp: /^ +(\S.*)$/, message: 1 },
    ],
  },
  {
    owner: 'node',
    pattern: [
      { regexp: /^(?:Uncaught )?((?:[A-Z]\w*)?(?:Error|Exception)(?: \[\w+\])?: .+)$/, message: 1 },
      { ...FRAME, within: 3 },
    ],
  },
];
