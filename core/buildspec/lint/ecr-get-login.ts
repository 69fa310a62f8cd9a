import type { LintRule } from './rule';
import { bareWords, simpleCommands } from './simple-commands';

/** AWS CLI 2, which all images in service have, does not know it any more (AWS docs, cliv2-migration-changes). */
export const ecrGetLogin: LintRule = {
  code: 'ecr-get-login',
  severity: 'information',
  check({ shellCommands }) {
    return shellCommands.flatMap((command) => {
      if (!command.text.includes('get-login') || !command.script) return [];
      for (const simple of simpleCommands(command.script, true)) {
        const words = bareWords(simple);
        const at = words.findIndex(({ literal }) => literal === 'get-login');
        if (words[0]?.literal !== 'aws' || words[at - 1]?.literal !== 'ecr') continue;
        return [
          {
            message:
              'AWS CLI 2 has no `ecr get-login`, and the images in service have AWS CLI 2. Write `aws ecr get-login-password | docker login --username AWS --password-stdin REGISTRY`.',
            range: command.place(simple.range),
          },
        ];
      }
      return [];
    });
  },
};
