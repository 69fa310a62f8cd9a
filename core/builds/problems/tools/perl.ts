import type { ProblemMatcher } from '../matcher';

export const PERL: readonly ProblemMatcher[] = [
  {
    owner: 'perl',
    pattern: {
      regexp: /^(\S.*) at (\S+\.(?:p[lm]|t)) line (\d+)(?:\.|, near ".*)$/,
      message: 1,
      file: 2,
      line: 3,
    },
  },
];
