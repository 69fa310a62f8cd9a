import type { ProblemMatcher } from '../matcher';
import { FRAME } from './node';

/** Failed tests of Jest. */
export const JEST: readonly ProblemMatcher[] = [
  {
    owner: 'jest',
    pattern: [
      { regexp: /^ {2}● (?!Console$)(\S.*)$/, message: 1 },
      { regexp: /^ {4}(\S.*)$/, message: 1, within: 2 },
      FRAME,
    ],
  },
];
