import { entryOf, scalarsOf, valueAt } from '../tree';
import type { LintRule } from './rule';

const SECTIONS = ['variables', 'parameter-store', 'secrets-manager'];
/** What may set variables that no command names. */
const SETS_UNSEEN =
  /(^|[\s;&|({])(\.|source|eval)\s|\bset -[a-z]*a|allexport|BASH_ENV|\b(export|declare|typeset|readonly|read|printf -v)\s+(-\w+\s+)*["'\\]?[$`]/;

/** A name that nothing in the file sets: only the project or the start of the build can. */
export const unsetExport: LintRule = {
  code: 'unset-export',
  severity: 'information',
  check({ tree, phases, commands, isBroken, isWindows }) {
    const exported = scalarsOf(valueAt(tree, 'env', 'exported-variables'));
    if (exported.length === 0 || isBroken || isWindows) return [];
    // a step's action may set what it likes
    if (phases.some(({ entry }) => entryOf(entry.value, 'steps'))) return [];
    if (!phases.length || commands.some(({ text }) => SETS_UNSEEN.test(text))) return [];
    const declared = new Set(
      SECTIONS.flatMap((section) => {
        const node = valueAt(tree, 'env', section);
        return node?.kind === 'mapping' ? node.entries.map(({ key }) => key.value) : [];
      }),
    );
    return exported
      .filter(({ value }) => /^[A-Za-z_]\w*$/.test(value) && !/^(CODEBUILD|AWS)_/.test(value))
      .filter(({ value }) => !declared.has(value) && !commands.some(({ text }) => names(text, value)))
      .map(({ value, range }) => ({
        message: `Nothing in this file sets \`${value}\`: CodeBuild exports it only where the project or the start of the build sets it. If neither does, set it in a command: \`export ${value}=…\`.`,
        range,
      }));
  },
};

/** Whether a text has the name other than as `$NAME` or `${NAME}`. */
function names(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$]|\\$\\{)${name}(?!\\w)|\\$\\{${name}:?=`).test(text);
}
