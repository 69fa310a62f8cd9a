import type { ProblemMatcher } from '../matcher';

/** ShellCheck in its own format. */
export const SHELLCHECK: readonly ProblemMatcher[] = [
  {
    owner: 'shellcheck',
    severity: 'warning',
    pattern: [
      { regexp: /^In (\S.*) line (\d+):$/, file: 1, line: 2 },
      {
        regexp: /^ *\^-*\^? (?:-- )?(SC\d{4})(?: \((error|warning|info|style)\))?: (.+)$/,
        code: 1,
        severity: 2,
        message: 3,
        within: 3,
        loop: true,
      },
    ],
  },
];
