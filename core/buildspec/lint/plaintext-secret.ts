import { valueAt } from '../tree';
import type { LintRule } from './rule';

const ACCESS_KEY_ID = /\b(AKIA|ASIA)[A-Z2-7]{16}\b/;

/** An access key id in plain variables: whoever reads the repository, the project or a build has it. */
export const plaintextSecret: LintRule = ({ tree }) => {
  const variables = valueAt(tree, 'env', 'variables');
  if (variables?.kind !== 'mapping') return [];
  return variables.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' && ACCESS_KEY_ID.test(value.value)
      ? [
          {
            code: 'plaintext-secret',
            severity: 'information' as const,
            message: `\`${key.value}\` holds an AWS access key id that everybody with access to the project can read. Use the service role, or \`secrets-manager\`.`,
            range: value.range,
          },
        ]
      : [],
  );
};
