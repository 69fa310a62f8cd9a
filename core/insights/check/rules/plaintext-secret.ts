import { secretIn } from '../../../buildspec/lint/plaintext-secret';
import { control } from '../docs';
import type { CheckRule } from '../rule';

/** By the rule of the buildspec's own check, so that both say the same. */
export const plaintextSecret: CheckRule = {
  code: 'plaintext-secret',
  severity: 'high',
  why: 'Everybody who may read the project or one of its builds reads the value, in the console and by the API.',
  docs: control(2),
  check({ project }) {
    const variables = project.environment?.environmentVariables ?? [];
    return variables.flatMap(({ name = '', value = '', type = 'PLAINTEXT' }) => {
      const secret = type === 'PLAINTEXT' ? secretIn(name, value) : undefined;
      if (secret === undefined) return [];
      return {
        message: `The environment variable ${name} holds ${secret}.`,
        fix: `Put the value into Secrets Manager or Parameter Store, refer to it with the type SECRETS_MANAGER or PARAMETER_STORE, and replace the old value where it is valid.`,
      };
    });
  },
};
