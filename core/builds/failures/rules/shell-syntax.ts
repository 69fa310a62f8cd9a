import type { FailureRule } from '../rule';

/** The script of a command that the shell cannot read. */
export const shellSyntax: FailureRule = {
  code: 'shell-syntax',
  lines: {
    words: ['syntax error', 'unterminated quoted string', 'unexpected eof'],
    pattern:
      /(?:script\.sh|\bsh|bash|\.sh): (?:-c: )?(?:line )?\d+: (?:.*: )?(?<what>[Ss]yntax error.*|Unterminated quoted string|unexpected EOF while looking for matching .*)/,
  },
  explain(_failure, lines) {
    const what = lines[0]?.match.groups?.what;
    if (what === undefined) return undefined;
    const isArray = /invalid arithmetic operator/.test(what);
    return {
      message: isArray
        ? 'The shell reads text as a number, as when an array of an earlier command is used: arrays are lost between commands.'
        : `The shell cannot read the command: ${what}.`,
      advice: isArray
        ? 'Fill and use the array in one command, written as a block after `|`.'
        : 'A construct of several lines (`if`, `for`, a quote) has to be one command, written as a block after `|`; a plain one is folded into a single line.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-cmd.html',
    };
  },
};
