import type { ProblemMatcher } from '../matcher';

/** RuboCop. */
export const RUBOCOP: readonly ProblemMatcher[] = [
  {
    owner: 'rubocop',
    pattern: {
      regexp: /^([^\s:][^:]*):(\d+):(\d+): ([CRWEFI]): (?:\[\w+\] )?(?:([A-Z]\w+\/\w+): )?(.+)$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      code: 5,
      message: 6,
    },
  },
];
