import type { ProblemMatcher } from '../matcher';

/** Ruby itself. */
export const RUBY: readonly ProblemMatcher[] = [
  {
    owner: 'ruby',
    pattern: {
      regexp:
        /^([^\s:][^:]*\.(?:rb|rake|gemspec)|\S*(?:Rake|Gem)file):(\d+):in [`'].+?': (.+ \([A-Z][\w:]*\))$/,
      file: 1,
      line: 2,
      message: 3,
    },
  },
  {
    owner: 'ruby',
    pattern: {
      regexp: /^(?:\S*ruby\S*: )?([^\s:][^:]*\.(?:rb|rake|gemspec)):(\d+): (syntax errors?\b.*)$/,
      file: 1,
      line: 2,
      message: 3,
    },
  },
];
