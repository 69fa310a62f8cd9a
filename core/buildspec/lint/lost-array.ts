import type { CommandItem } from './input';
import type { Finding, LintRule } from './rule';
import { simpleCommands, wordsOf } from './simple-commands';

const MAKES_ARRAY = /=\(|\w\[\w*\]\+?=/;

/** Arrays of bash do not outlive their command: CodeBuild's answer in aws/aws-cdk#26694. */
export const lostArray: LintRule = {
  code: 'lost-array',
  severity: 'information',
  check({ shellCommands }) {
    if (!shellCommands.some(({ text }) => MAKES_ARRAY.test(text))) return [];
    const made = new Map<string, CommandItem>();
    return shellCommands.flatMap((command): Finding[] => {
      if (!command.script) return [];
      const simple = [...simpleCommands(command.script, true)];
      const own = new Set(simple.flatMap(({ assignments }) => assignments.map(({ name }) => name)));
      const use = simple
        .flatMap(wordsOf)
        .flatMap(({ expansions }) => expansions)
        .find(({ name = '', isIndexed }) => isIndexed && made.has(name) && !own.has(name));
      for (const { assignments } of simple) {
        for (const { name, isArray } of assignments) if (isArray) made.set(name, command);
      }
      if (!use) return [];
      return [
        {
          message: `The array \`${use.name}\` was made in another command, and CodeBuild hands no arrays on. Put both into one block, or into a script.`,
          range: command.place(use.range),
        },
      ];
    });
  },
};
