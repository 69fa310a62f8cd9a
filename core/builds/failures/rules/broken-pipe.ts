import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** Exit status 141: signal 13, of which a build hears where `pipefail` is set. */
export const brokenPipe: FailureRule = {
  code: 'broken-pipe',
  explain({ command }) {
    if (command?.exitCode !== 141) return undefined;
    return {
      message:
        'A program wrote into a pipe whose reader had ended (exit status 141, SIGPIPE), as `head` and `grep -q` do once they have enough.',
      advice:
        'Under `pipefail` that fails the command: let the reader take all (`sed -n 1p` for `head -1`), or set `+o pipefail` around it.',
      docs: guide('build-env-ref-cmd'),
    };
  },
};
