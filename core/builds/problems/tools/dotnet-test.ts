import type { ProblemMatcher } from '../matcher';

/** Failed tests of `dotnet test`. */
export const DOTNET_TEST: readonly ProblemMatcher[] = [
  {
    owner: 'dotnet test',
    pattern: [
      { regexp: /^\s*Failed (\S.*?) \[[^\]]+\]$/, message: 1 },
      { regexp: /^\s*Error Message:$/ },
      { regexp: /^\s+(\S.*)$/, message: 1 },
      { regexp: /^\s+at .+ in (\S.*):line (\d+)$/, file: 1, line: 2, within: 40 },
    ],
  },
];
