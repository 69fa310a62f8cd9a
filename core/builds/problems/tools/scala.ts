import type { ProblemMatcher } from '../matcher';

/** The compilers of Scala 2 and 3 in sbt. */
export const SCALA: readonly ProblemMatcher[] = [
  {
    owner: 'scala',
    pattern: {
      regexp:
        /^\[(error|warn)\] (?:-- )?(?:\[(E\d+)\] )?(?:[\w ]+: )?(\S.*\.scala):(\d+)(?::(\d+))?:? (?![-\s]*$)(.+)$/,
      severity: 1,
      code: 2,
      file: 3,
      line: 4,
      column: 5,
      message: 6,
    },
  },
  {
    owner: 'scala',
    pattern: [
      {
        regexp: /^\[(error|warn)\] -- (?:\[(E\d+)\] )?([\w ]+): (\S.*\.scala):(\d+):(\d+) -*$/,
        severity: 1,
        code: 2,
        message: 3,
        file: 4,
        line: 5,
        column: 6,
      },
      { regexp: /^\[(?:error|warn)\] *\| +(?![\^|])(\S.*)$/, message: 1, within: 3 },
    ],
  },
];
