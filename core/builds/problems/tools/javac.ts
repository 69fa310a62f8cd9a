import type { ProblemMatcher } from '../matcher';

/** Java's compiler, by itself and in Ant and Gradle. */
export const JAVAC: readonly ProblemMatcher[] = [
  {
    owner: 'javac',
    pattern: {
      regexp: /^(?:\s*\[javac\] )?(\S.*\.java):(\d+): (error|warning): (?:\[([\w-]+)\] )?(.+)$/,
      file: 1,
      line: 2,
      severity: 3,
      code: 4,
      message: 5,
    },
  },
];
