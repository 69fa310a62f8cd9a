import type { TextEdit } from '../problems';
import type { Range } from '../tree';
import type { CommandItem } from './input';
import type { LintRule } from './rule';
import { simpleCommands, wordsOf } from './simple-commands';

/**
 * A `\` at the end of a line where it continues nothing: in a folded scalar YAML has joined the lines already, and before
 * a blank it makes an argument of that blank.
 */
export const brokenContinuation: LintRule = {
  code: 'broken-continuation',
  severity: 'warning',
  fixes: true,
  check({ shellCommands, text }) {
    return shellCommands.flatMap((command) => {
      const { node } = command;
      if (node.style === 'double-quoted') return [];
      const isFolded = node.style !== 'literal';
      const word = escapedBlanks(command).find(
        ({ start }) => isFolded || /^\\[ \t]+\r?(\n|$)/.test(command.text.slice(start)),
      );
      const edits = word ? editsFor(text, node.range, isFolded) : [];
      const first = edits[0];
      if (!first) return [];
      return [
        {
          message: isFolded
            ? 'YAML joins these lines itself, and this `\\` makes the blank after it part of the next word. Remove it, or write the command as a block after `|`.'
            : 'Blanks follow this `\\`, so the line ends here all the same. Remove them.',
          range: isFolded ? first.range : { start: first.range.start - 1, end: first.range.end },
          fix: { title: isFolded ? 'Remove the Backslashes' : 'Remove the Blanks', edits },
        },
      ];
    });
  },
};

/** The words that start with a `\` and a blank. */
function escapedBlanks(command: CommandItem): Range[] {
  if (!/\\[ \t]/.test(command.text) || !command.script) return [];
  return [...simpleCommands(command.script, true)]
    .flatMap(wordsOf)
    .map(({ range }) => range)
    .filter(({ start }) => /^\\[ \t]/.test(command.text.slice(start, start + 2)));
}

function editsFor(text: string, range: Range, isFolded: boolean): TextEdit[] {
  const source = text.slice(range.start, range.end);
  const ends = isFolded ? /(?<=[ \t])\\(?=[ \t]*\r?\n)/g : /(?<=\\)[ \t]+(?=\r?\n)/g;
  return [...source.matchAll(ends)].map(({ index, 0: found }) => ({
    range: { start: range.start + index, end: range.start + index + found.length },
    newText: '',
  }));
}
