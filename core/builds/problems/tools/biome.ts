import type { ProblemMatcher } from '../matcher';

export const BIOME: readonly ProblemMatcher[] = [
  {
    owner: 'biome',
    pattern: [
      {
        regexp: /^(\S.*):(\d+):(\d+) ((?:lint|format|parse|assist|syntax|organizeImports)\S*) [A-Z ]*━+$/,
        file: 1,
        line: 2,
        column: 3,
        code: 4,
      },
      { regexp: /^ +[×✖!i] (\S.*)$/, message: 1, within: 2 },
    ],
  },
];
