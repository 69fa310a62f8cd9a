import { inContexts } from '../contexts';
import { troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** `env.parameter-store`, or a variable of the project of that type. */
export const parameterMissing: FailureRule = {
  code: 'parameter-missing',
  explain(failure) {
    const match = inContexts(failure, /parameter does not exist:? ?(\S*)/i, 'Decrypted Variables Error');
    if (!match) return undefined;
    const [, name = ''] = match;
    const { region } = failure.known;
    const node = failure.buildspec?.valueWith(['env', 'parameter-store'], name);
    return {
      message: `Parameter Store has no parameter \`${name}\`${region === undefined ? '' : ` in ${region}`}.`,
      advice:
        'Correct the name, its leading `/` included, or create the parameter in the region and account of the build.',
      docs: troubleshooting('parameter-store'),
      range: node?.range,
    };
  },
};
