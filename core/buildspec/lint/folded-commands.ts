import type { Range } from '../tree';
import type { CommandItem } from './input';
import type { Finding, LintRule } from './rule';
import { simpleCommands } from './simple-commands';

/** Commands that take no other command as their arguments. */
const TAKES_NO_COMMAND = new Set(['cd', 'export', 'set', 'source', '.']);
const COMMANDS = new Set(
  'apt-get aws cd chmod cp curl docker echo export git go kubectl make mkdir mv mvn node npm npx pip pip3 python python3 rm set source tar terraform unzip wget yarn yum'.split(
    ' ',
  ),
);

/** What such a command is told first. Packages and images may be called like the tools that fetch them: `pip install` and `pip` below it. */
const SUBCOMMANDS: Readonly<Record<string, RegExp>> = {
  docker: /^(build|buildx|compose|images|login|network|pull|push|rm|rmi|run|tag)$/,
  npm: /^(ci|i|install|publish|run|run-script|test|version)$/,
  pip: /^(freeze|install|list|uninstall)$/,
  pip3: /^(freeze|install|list|uninstall)$/,
  yarn: /^(add|build|install|lint|run|test)$/,
};

/** Several commands on lines that YAML joins to one: `>` and plain scalars over several lines. */
export const foldedCommands: LintRule = {
  code: 'folded-commands',
  severity: 'warning',
  check({ shellCommands, text }) {
    return shellCommands.flatMap((command): Finding[] => {
      const joined = joinedLine(command, text);
      if (!joined) return [];
      const shown = command.text.slice(joined.start, joined.end).split(/\s/)[0] ?? '';
      return [
        {
          message: `YAML joins these lines with blanks, so \`${shown}\` is an argument of the command before it. Write a block after \`|\`, or make each command an item.`,
          range: command.place(joined),
        },
      ];
    });
  },
};

/** The first line whose command became an argument. */
function joinedLine(command: CommandItem, text: string): Range | undefined {
  const { node } = command;
  if (node.style !== 'folded' && node.style !== 'plain') return undefined;
  const starts = lineStarts(command, text);
  const script = starts.size > 0 ? command.script : undefined;
  if (!script) return undefined;
  for (const { words } of simpleCommands(script)) {
    const name = words[0]?.literal;
    if (name === undefined) continue;
    for (const word of words.slice(1)) {
      if (word.isQuoted || word.literal === undefined || !starts.has(word.range.start)) continue;
      const isSame = word.literal === name && startsCommand(name, words[words.indexOf(word) + 1]?.literal);
      if (isSame || (TAKES_NO_COMMAND.has(name) && COMMANDS.has(word.literal))) {
        return { start: word.range.start, end: words.at(-1)?.range.end ?? word.range.end };
      }
    }
  }
  return undefined;
}

/** Alone at the end, a name may be an argument after all. */
function startsCommand(name: string, next: string | undefined): boolean {
  return COMMANDS.has(name) && next !== undefined && (SUBCOMMANDS[name]?.test(next) ?? true);
}

/** Where the second and later lines of the source start in the joined text; none where lines are kept. */
function lineStarts({ node }: CommandItem, text: string): Set<number> {
  const source = text.slice(node.range.start, node.range.end);
  if (!source.includes('\n')) return new Set();
  const lines = source.split('\n').map((line) => line.trim());
  if (node.style === 'folded') lines.shift();
  const starts = new Set<number>();
  let at = 0;
  for (const line of lines) {
    if (!node.value.startsWith(line, at) || line === '') return new Set();
    if (at > 0 && node.value.charAt(at - 1) === ' ') starts.add(at);
    at += line.length + 1;
  }
  return starts;
}
