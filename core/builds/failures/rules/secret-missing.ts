import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** aws/aws-codebuild-docker-images#475. */
export const secretMissing: FailureRule = {
  code: 'secret-missing',
  lines: {
    words: ['cannot be read from the secret'],
    pattern: /\b(\w+) cannot be read from the secret (\S+)$/,
  },
  explain(failure, lines) {
    const code = 'Secrets Manager Error';
    const noKey = inContexts(failure, /secret (\S+) (?:has no key (\S+)|is not JSON)/, code);
    if (!noKey && !inContexts(failure, /ResourceNotFoundException/, code)) return undefined;
    const [, , reference] = lines.at(-1)?.match ?? [];
    const node =
      reference === undefined
        ? failure.buildspec?.onlyScalarIn('env', 'secrets-manager')
        : failure.buildspec?.valueWith(['env', 'secrets-manager'], reference);
    return {
      certainty: 'certain',
      message: noKey
        ? `The secret \`${noKey[1]}\` has no such key.`
        : 'Secrets Manager does not find a secret that the buildspec or the project names.',
      advice:
        'A reference is `secret-id:json-key:version-stage:version-id`, with colons between its parts. Check the name, the key and the region; for a secret of another account give its ARN.',
      docs: BUILDSPEC_DOCS,
      range: node?.range,
    };
  },
};
