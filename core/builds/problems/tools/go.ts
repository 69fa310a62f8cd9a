import type { ProblemMatcher } from '../matcher';

/** Go's compiler and vet, golangci-lint, failed tests, and panics outside of Go's own library. */
export const GO: readonly ProblemMatcher[] = [
  {
    // without a column it is the line of a log
    owner: 'go',
    pattern: {
      regexp: /^(?:vet: )?([^\s:][^:]*\.go|[A-Za-z]:[^:]+\.go):(\d+):(\d+): (.+?)(?: \(([a-z]+)\))?$/,
      file: 1,
      line: 2,
      column: 3,
      message: 4,
      code: 5,
    },
  },
  {
    owner: 'go test',
    pattern: [
      { regexp: /^\s*--- FAIL: (\S+) \(\d.*\)$/, message: 1 },
      { regexp: /^\s{4,}([^\s:]+_test\.go):(\d+): (.+)$/, file: 1, line: 2, message: 3, loop: true },
    ],
  },
  {
    owner: 'go',
    pattern: [
      { regexp: /^panic: (.+)$/, message: 1 },
      { regexp: /^\s+((?!\/usr\/)\S.*\.go):(\d+) \+0x[0-9a-f]+$/, file: 1, line: 2, within: 40 },
    ],
  },
];
