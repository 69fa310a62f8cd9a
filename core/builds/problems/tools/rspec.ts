import type { ProblemMatcher } from '../matcher';

/** Failed examples of RSpec. */
export const RSPEC: readonly ProblemMatcher[] = [
  {
    owner: 'rspec',
    pattern: [
      { regexp: /^ {2}\d+\) (\S.*)$/, message: 1 },
      { regexp: /^ +Failure\/Error: (\S.*)$/, message: 1, within: 1 },
      { regexp: /^ +# (\.\/\S+\.rb):(\d+)(?::in .+)?$/, file: 1, line: 2, within: 40 },
    ],
  },
];
