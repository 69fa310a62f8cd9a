import type { ProblemMatcher } from '../matcher';

/** TypeScript's compiler, its forms for Vue and Angular too, plain and `--pretty`. */
export const TSC: readonly ProblemMatcher[] = [
  {
    owner: 'tsc',
    pattern: {
      regexp: /^(\S.*)\((\d+),(\d+)\): (error|warning|info|message) (TS\d+): (.+)$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      code: 5,
      message: 6,
    },
  },
  {
    owner: 'tsc',
    pattern: {
      regexp:
        /^(?:(?:Error|Warning): )?(\S.*):(\d+):(\d+) - (error|warning|info|message) ((?:TS|NG)-?\d+): (.+)$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      code: 5,
      message: 6,
    },
  },
];
