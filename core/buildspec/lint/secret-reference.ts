import { valueAt } from '../tree';
import type { LintRule } from './rule';

const ARN = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]*/;

/** AWS docs build-spec-ref, env.secrets-manager: `secret-id:json-key:version-stage:version-id`. */
export const secretReference: LintRule = {
  code: 'secret-reference',
  severity: 'warning',
  check({ tree }) {
    const secrets = valueAt(tree, 'env', 'secrets-manager');
    if (secrets?.kind !== 'mapping') return [];
    return secrets.entries.flatMap(({ value }) => {
      if (value.kind !== 'scalar') return [];
      const reference = value.value;
      if (reference.startsWith('arn:') && !ARN.test(reference)) return [];
      const fields = reference.replace(ARN, 'arn').split(':');
      const message =
        fields.length > 4
          ? `A reference to a secret has at most four parts, \`secret-id:json-key:version-stage:version-id\`; this has ${fields.length}. Remove what is none of them.`
          : fields[2] && fields[3]
            ? 'Give either the version stage or the version id of a secret, not both. Leave one of the last two parts empty.'
            : undefined;
      return message === undefined ? [] : [{ message, range: value.range }];
    });
  },
};
