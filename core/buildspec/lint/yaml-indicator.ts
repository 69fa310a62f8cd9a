import type { CommandItem } from './input';
import type { Finding, LintRule } from './rule';

/** A tag or an anchor in the line before a command; not those of YAML itself, such as `!!str`. */
const INDICATOR = /(?<=[\s,[])(?:!(?![!<])|&)\S*(?=[ \t]+$)/;

/** `! grep x` or `&a b` as a plain scalar: YAML (1.2, 6.9 node properties) takes the first word for a property of the text. */
export const yamlIndicator: LintRule = {
  code: 'yaml-indicator',
  severity: 'warning',
  fixes: true,
  check({ text, commands }) {
    return commands.flatMap((command) => findingOf(text, command) ?? []);
  },
};

function findingOf(text: string, { node }: CommandItem): Finding | undefined {
  const { start, end } = node.range;
  if (node.style !== 'plain') return undefined;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const [word] = INDICATOR.exec(line) ?? [];
  if (word === undefined || isUsed(text, word)) return undefined;
  const from = start - line.length + line.lastIndexOf(word);
  const source = text.slice(from, end);
  return {
    message: `YAML takes \`${word}\` for ${word.startsWith('!') ? 'a tag' : 'an anchor'} and drops it, so CodeBuild runs the command without it. ${word === '!' ? 'Put' : 'Remove it, or put'} the whole command in quotes.`,
    range: { start: from, end: from + word.length },
    // in a shell only a `!` alone has a meaning
    fix:
      word === '!' && !source.includes('\n')
        ? {
            title: 'Quote the Command',
            edits: [{ range: { start: from, end }, newText: `'${source.replaceAll("'", "''")}'` }],
          }
        : undefined,
  };
}

/** An anchor that an alias names is meant. */
function isUsed(text: string, word: string): boolean {
  return word.startsWith('&') && text.includes(`*${word.slice(1)}`);
}
