import type { ProblemMatcher } from '../matcher';

/** ESLint's formats `stylish`, which is its own, `compact` and `unix`. */
export const ESLINT: readonly ProblemMatcher[] = [
  {
    owner: 'eslint',
    pattern: [
      {
        regexp: /^((?:[A-Za-z]:)?[./\\][^:]*|[\w@-][^:]*\.(?:[cm]?[jt]sx?|vue|svelte|astro|html|json|md))$/,
        file: 1,
      },
      {
        regexp: /^ {2,}(\d+):(\d+) +(error|warning) +(\S.*?)(?: {2,}([@\w/-]+))?$/,
        line: 1,
        column: 2,
        severity: 3,
        message: 4,
        code: 5,
        loop: true,
      },
    ],
  },
  {
    owner: 'eslint',
    pattern: {
      regexp: /^(\S.*): line (\d+), col (\d+), (Error|Warning|Info) - (.+?)(?: \(([@\w/-]+)\))?$/,
      file: 1,
      line: 2,
      column: 3,
      severity: 4,
      message: 5,
      code: 6,
    },
  },
  {
    owner: 'eslint',
    pattern: {
      regexp: /^(\S.*?):(\d+):(\d+): (.+) \[(Error|Warning)(?:\/([@\w/-]+))?\]$/,
      file: 1,
      line: 2,
      column: 3,
      message: 4,
      severity: 5,
      code: 6,
    },
  },
];
