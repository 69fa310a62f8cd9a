import type { ProblemMatcher } from '../matcher';

/** Flake8 and pycodestyle, Ruff in its short format, and Pylint, which has a colon behind the code. */
export const FLAKE8: readonly ProblemMatcher[] = [
  {
    owner: 'flake8',
    severity: 'warning',
    pattern: {
      regexp: /^(\S.*\.(?:pyi?|ipynb)):(\d+):(\d+): ([A-Z]{1,4}\d{3,4}|SyntaxError):? (?:\[[*-]\] )?(.+)$/,
      file: 1,
      line: 2,
      column: 3,
      code: 4,
      message: 5,
    },
  },
];
