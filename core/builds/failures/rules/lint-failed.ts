import type { FailureRule } from '../rule';

/** The last lines of linters and formatters. */
export const lintFailed: FailureRule = {
  code: 'lint-failed',
  lines: {
    words: [
      'problems (',
      'problem (',
      'code style issues',
      'would be reformatted',
      'would reformat',
      'checkstyle violations',
    ],
    pattern:
      /\b(?<eslint>\d+) problems? \([1-9]\d* errors?|Code style issues (?:found|were found)|\b\d+ files? would be reformatted|You have \d+ Checkstyle violations/,
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'A check of the style or quality of the source found errors.',
      advice: 'Correct what it names, most often with its own `--fix` or `--write`.',
    };
  },
};
