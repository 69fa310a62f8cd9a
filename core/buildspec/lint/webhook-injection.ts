import type { Word } from '../shell/script';
import type { LintRule } from './rule';
import { bareWords, simpleCommands } from './simple-commands';

const FROM_OUTSIDE = /^CODEBUILD_WEBHOOK_(HEAD_REF|BASE_REF|TRIGGER)$/;

/** A branch's name read as a command: whoever opens a pull request chooses it. */
export const webhookInjection: LintRule = {
  code: 'webhook-injection',
  severity: 'information',
  check({ shellCommands }) {
    return shellCommands.flatMap((command) => {
      if (!command.text.includes('CODEBUILD_WEBHOOK_') || !command.script) return [];
      return [...simpleCommands(command.script, true)].flatMap((simple) => {
        const words = bareWords(simple);
        const name = words[0]?.literal ?? '';
        return evaluated(name, words)
          .flatMap(({ expansions }) => expansions)
          .filter((expansion) => FROM_OUTSIDE.test(expansion.name ?? ''))
          .map((expansion) => ({
            message: `\`${name}\` runs what stands in \`${expansion.name}\`, which whoever opens a pull request chooses. Use the variable in the command directly, in double quotes.`,
            range: command.place(expansion.range),
          }));
      });
    });
  },
};

/** The words that are run as code; what follows the code of `sh -c` are its arguments. */
function evaluated(name: string, words: readonly Word[]): readonly Word[] {
  if (name === 'eval') return words;
  const isCode = /^(ba|da|z)?sh$/.test(name) && /^-\w*c$/.test(words[1]?.literal ?? '');
  return isCode ? words.slice(2, 3) : [];
}
