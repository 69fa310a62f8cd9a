import type { LintRule } from './rule';
import { bareWords, simpleCommands } from './simple-commands';

/** pip and the packages of Linux have AWS CLI 1, which knows it still. */
const INSTALLS_CLI_1 = /\bawscli(?![\w-]*(?:v2|-exe))/;

/** AWS CLI 2, which all images in service have, does not know it any more (AWS docs, cliv2-migration-changes). */
export const ecrGetLogin: LintRule = {
  code: 'ecr-get-login',
  severity: 'information',
  check({ shellCommands }) {
    // where both are written, the commands choose by the version
    if (shellCommands.some(({ text }) => INSTALLS_CLI_1.test(text) || text.includes('get-login-password')))
      return [];
    return shellCommands.flatMap((command) => {
      if (!command.text.includes('get-login') || !command.script) return [];
      for (const simple of simpleCommands(command.script, true)) {
        const words = bareWords(simple);
        const at = words.findIndex(({ literal }) => literal === 'get-login');
        if (words[0]?.literal !== 'aws' || words[at - 1]?.literal !== 'ecr') continue;
        return [
          {
            message:
              'AWS CLI 2, which CodeBuild’s images have, does not know `ecr get-login`. Write `aws ecr get-login-password | docker login --username AWS --password-stdin REGISTRY`.',
            range: command.place(simple.range),
          },
        ];
      }
      return [];
    });
  },
};
