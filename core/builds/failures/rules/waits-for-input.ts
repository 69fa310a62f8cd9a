import type { FailureRule } from '../rule';

const QUESTION =
  /(?:\[y\/n\]|\(y\/n\)|\[yes\/no\]|\(yes\/no(?:\/\[fingerprint\])?\)|\by\/N\b|Ok to proceed\? \(y\)|[Pp]assword(?: for .*)?:|[Uu]sername(?: for .*)?:|Press (?:any key|Enter|h for help).*|Do you want to continue\?.*)[ ?:]*$|press h to show help|Waiting for file changes|Watch Usage/i;

/** A build has no keyboard: what asks waits until the time is over. */
export const waitsForInput: FailureRule = {
  code: 'waits-for-input',
  explain({ phaseStatus, lastLine, command }) {
    if (phaseStatus !== 'TIMED_OUT' || !command || !QUESTION.test(lastLine)) return undefined;
    return {
      message: 'The command waits for an answer that nobody in a build can give; the time went by meanwhile.',
      advice:
        'Let it ask nothing: `--yes`, `-y`, `--no-interaction`, `CI=true`, or a single run in place of a watching one.',
      lines: [lastLine],
    };
  },
};
