import { scalarsOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** AWS docs build-spec-ref, env.exported-variables: names only, and none of AWS's own. */
export const invalidExport: LintRule = {
  code: 'invalid-export',
  severity: 'warning',
  fixes: true,
  check({ tree }) {
    return scalarsOf(valueAt(tree, 'env', 'exported-variables')).flatMap(({ value, range }) => {
      if (value.startsWith('AWS_')) {
        return [
          {
            message: `CodeBuild exports no variable that starts with \`AWS_\`. Copy it to one of another name in a command.`,
            range,
          },
        ];
      }
      const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(value)?.[1] ?? /^([A-Za-z_]\w*)=/.exec(value)?.[1];
      if (name === undefined) return [];
      const isExact = value.startsWith('$');
      return [
        {
          message: isExact
            ? `\`exported-variables\` takes names: write \`${name}\`, without \`$\`.`
            : `\`exported-variables\` takes names: write \`${name}\`, and set it in a command.`,
          range,
          fix: isExact ? { title: `Replace with ${name}`, edits: [{ range, newText: name }] } : undefined,
        },
      ];
    });
  },
};
