import type { FailureRule } from '../rule';

/** Wanted versions that exclude each other. */
export const packageConflict: FailureRule = {
  code: 'package-conflict',
  lines: {
    words: [
      'eresolve',
      'resolutionimpossible',
      'conflicting dependencies',
      'version solving failed',
      'could not resolve to an installable',
      'could not be resolved to an installable',
    ],
    pattern:
      /npm (?:ERR!|error) (?:code )?ERESOLVE|ResolutionImpossible|have conflicting dependencies|[Vv]ersion solving failed|could not be resolved to an installable set/,
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'The wanted versions of packages exclude each other.',
      advice:
        'Bring them into line on your computer and commit the lock file; then install from it (`npm ci`). `--legacy-peer-deps` makes npm look away.',
    };
  },
};
