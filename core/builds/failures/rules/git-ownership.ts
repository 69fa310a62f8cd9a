import type { FailureRule } from '../rule';

/** git 2.35.2 and later, where the source belongs to another user than the command runs as. */
export const gitOwnership: FailureRule = {
  code: 'git-ownership',
  lines: {
    words: ['dubious ownership', 'unsafe repository'],
    pattern:
      /detected dubious ownership in repository at '(?<path>[^']+)'|unsafe repository \('(?<old>[^']+)'/,
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'git does not trust the source: it belongs to another user than the one who runs the command.',
      advice: 'Run `git config --global --add safe.directory "$CODEBUILD_SRC_DIR"` before.',
      docs: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory',
    };
  },
};
