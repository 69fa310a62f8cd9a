import type { ProblemMatcher } from '../matcher';

export const MARKDOWNLINT: readonly ProblemMatcher[] = [
  {
    owner: 'markdownlint',
    severity: 'warning',
    pattern: {
      regexp: /^(\S.*\.(?:md|markdown|mdx)):(\d+)(?::(\d+))? (?:(error|warning) )?(MD\d{3})\/\S+ (.+)$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      code: 5,
      message: 6,
    },
  },
];
