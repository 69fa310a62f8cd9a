import type { ProblemMatcher } from '../matcher';
import { FRAME } from './node';

/** Failed tests of Mocha. */
export const MOCHA: readonly ProblemMatcher[] = [
  {
    owner: 'mocha',
    pattern: [
      { regexp: /^ {2}\d+\) (\S.*)$/, message: 1 },
      { regexp: /^ +((?:Uncaught )?\w*(?:Error|Exception)\b.*)$/, message: 1, within: 6 },
      FRAME,
    ],
  },
];
