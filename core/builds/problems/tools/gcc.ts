import type { ProblemMatcher } from '../matcher';

/** GCC, Clang and all that speak as they do, such as Swift's compiler and ShellCheck's format `gcc`; and what linkers miss. */
export const GCC: readonly ProblemMatcher[] = [
  {
    owner: 'gcc',
    pattern: {
      regexp:
        /^(?![\d/ T-]+:\d+:\d+:)((?:[A-Za-z]:)?[^\s:][^:]*):(\d+):(\d+): (?:fatal )?(error|warning|Error|Warning): (.+?)(?: \[(-W[^\]]+|SC\d+)\])?$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      message: 5,
      code: 6,
    },
  },
  {
    owner: 'ld',
    pattern: {
      regexp:
        /^(?:\S*ld(?:\.\w+)?: )?([^\s:][^:]*\.[a-z+]{1,3}):(\d+): ((?:undefined reference to|multiple definition of) .+)$/i,
      file: 1,
      line: 2,
      message: 3,
    },
  },
];
