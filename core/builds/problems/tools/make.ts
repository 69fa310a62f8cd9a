import type { ProblemMatcher } from '../matcher';

export const MAKE: readonly ProblemMatcher[] = [
  {
    owner: 'make',
    pattern: {
      regexp: /^(\S*(?:[Mm]akefile|\.mk)):(\d+): \*\*\* (.+?)(?: +Stop\.)?$/,
      file: 1,
      line: 2,
      message: 3,
    },
  },
  {
    owner: 'make',
    pattern: {
      regexp: /^g?make(?:\[\d+\])?: \*\*\* \[(\S*(?:[Mm]akefile|\.mk)):(\d+): .+\] Error \d+.*$/,
      file: 1,
      line: 2,
      message: 0,
    },
  },
];
