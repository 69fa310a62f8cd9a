import { environmentVariableDocs } from '../schema';
import { valueAt } from '../tree';
import type { LintRule } from './rule';

/** AWS docs build-env-ref-env-vars: names with this prefix are for CodeBuild; builds run with them all the same. */
export const reservedVariable: LintRule = {
  code: 'reserved-variable',
  severity: 'information',
  check({ tree }) {
    return ['variables', 'parameter-store', 'secrets-manager'].flatMap((section) => {
      const variables = valueAt(tree, 'env', section);
      if (variables?.kind !== 'mapping') return [];
      return variables.entries
        .filter(({ key }) => key.value.startsWith('CODEBUILD_'))
        .map(({ key }) => ({
          message: Object.hasOwn(environmentVariableDocs(), key.value)
            ? `CodeBuild sets \`${key.value}\` itself. Give your variable another name.`
            : `Names that start with \`CODEBUILD_\` are reserved: CodeBuild may set \`${key.value}\` some day. Give your variable another name.`,
          range: key.range,
        }));
    });
  },
};
