import { parseShell } from '../shell/parse';
import type { LintRule } from './rule';

/** A quote that nothing closes: the shell refuses the command. A ` #` in a plain scalar is a usual cause. */
export const openQuote: LintRule = {
  code: 'open-quote',
  severity: 'warning',
  fixes: true,
  check({ shellCommands, text }) {
    return shellCommands.flatMap((command) => {
      if (quotesMatch(command.text)) return [];
      const reading = command.read();
      if (reading.ok || !reading.openQuote) return [];
      const { quote, at } = reading.openQuote;
      const { node } = command;
      const rest = /^[ \t]+#[^\r\n]*/.exec(text.slice(node.range.end, node.range.end + 2000))?.[0].trimEnd();
      const whole = node.style === 'plain' && rest !== undefined ? node.value + rest : undefined;
      if (whole === undefined || !parseShell(whole).ok) {
        return [
          {
            message: `Nothing closes this \`${quote}\`, so the shell refuses the command. Close it, or put a \`\\\` before it.`,
            range: command.place({ start: at, end: at + 1 }),
          },
        ];
      }
      const end = node.range.end + (rest?.length ?? 0);
      const isOneLine = text.slice(node.range.start, node.range.end) === node.value;
      return [
        {
          message:
            'YAML takes ` #` for the start of a comment and cuts the command inside its quotes. Put the whole command in quotes.',
          range: { start: node.range.end, end },
          fix: isOneLine
            ? {
                title: 'Quote the Command',
                edits: [
                  {
                    range: { start: node.range.start, end },
                    newText: `'${whole.replaceAll("'", "''")}'`,
                  },
                ],
              }
            : undefined,
        },
      ];
    });
  },
};

/** At a glance: quotes of one kind only, in pairs, and nothing that could take their meaning away. */
function quotesMatch(text: string): boolean {
  if (!/["'\\#<]/.test(text)) return true;
  if (/[\\#]|<</.test(text)) return false;
  const double = text.split('"').length - 1;
  const single = text.split("'").length - 1;
  return (double === 0 || single === 0) && (double + single) % 2 === 0;
}
