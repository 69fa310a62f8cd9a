import type { ProblemMatcher } from '../matcher';

/** The compiler of Protocol Buffers. */
export const PROTOC: readonly ProblemMatcher[] = [
  {
    owner: 'protoc',
    pattern: {
      regexp: /^([^\s:][^:]*\.proto):(\d+):(\d+): ?(.+)$/,
      file: 1,
      line: 2,
      column: 3,
      message: 4,
    },
  },
];
