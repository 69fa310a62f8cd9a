import { scalarsOf, valueAt } from '../tree';
import { artifactNodes } from './artifact-folder';
import type { LintRule } from './rule';

/** Files are looked for in the base directory, so its name before them looks for it twice. */
export const repeatedBaseDirectory: LintRule = {
  code: 'repeated-base-directory',
  severity: 'information',
  check({ tree }) {
    return artifactNodes(tree).flatMap((node) => {
      const base = valueAt(node, 'base-directory');
      const folder = base?.kind === 'scalar' ? tidy(base.value) : '';
      if (folder === '' || folder === '.' || /[*$]/.test(folder)) return [];
      return scalarsOf(valueAt(node, 'files'))
        .filter(({ value }) => tidy(value).startsWith(`${folder}/`))
        .map(({ value, range }) => ({
          message: `CodeBuild looks for files in \`base-directory\`, so this one is \`${folder}/${tidy(value)}\`. Write \`${tidy(value).slice(folder.length + 1)}\`, unless the folder stands there twice.`,
          range,
        }));
    });
  },
};

function tidy(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/$/, '');
}
