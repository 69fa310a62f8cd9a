import type { ProblemMatcher } from '../matcher';

/** Groovy's compiler. */
export const GROOVY: readonly ProblemMatcher[] = [
  {
    owner: 'groovy',
    pattern: {
      regexp: /^(\S.*\.groovy|\S*Jenkinsfile\S*): (\d+): (.+?)(?: @ line \d+, column (\d+)\.?)?$/,
      file: 1,
      line: 2,
      message: 3,
      column: 4,
    },
  },
];
