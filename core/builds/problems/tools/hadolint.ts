import type { ProblemMatcher } from '../matcher';

export const HADOLINT: readonly ProblemMatcher[] = [
  {
    owner: 'hadolint',
    severity: 'warning',
    pattern: {
      regexp: /^(\S.*):(\d+) ((?:DL|SC)\d{4}) (?:(error|warning|info|style): )?(.+)$/,
      file: 1,
      line: 2,
      code: 3,
      severity: 4,
      message: 5,
    },
  },
];
