import type { ProblemMatcher } from '../matcher';

/** PHP itself. */
export const PHP: readonly ProblemMatcher[] = [
  {
    owner: 'php',
    pattern: {
      regexp: /^(?:PHP )?(?:Parse|Fatal|Recoverable fatal) error: +(\S.*) in (\S+\.php\S*) on line (\d+)$/,
      message: 1,
      file: 2,
      line: 3,
    },
  },
  {
    owner: 'php',
    severity: 'warning',
    pattern: {
      regexp: /^(?:PHP )?(Warning|Notice|Deprecated): +(\S.*) in (\S+\.php\S*) on line (\d+)$/,
      severity: 1,
      message: 2,
      file: 3,
      line: 4,
    },
  },
];
