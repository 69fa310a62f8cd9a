import type { ProblemMatcher } from '../matcher';

/** Shells that read a script. */
export const SHELL: readonly ProblemMatcher[] = [
  {
    owner: 'shell',
    pattern: {
      regexp: /^(\S*\.(?:ba|da|k|z)?sh): (?:line )?(\d+): (.+)$/,
      file: 1,
      line: 2,
      message: 3,
    },
  },
];
