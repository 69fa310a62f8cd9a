import type { FailureRule } from '../rule';

/** KMS without IAM's sentence: it names neither key nor role. */
export const kmsAccessDenied: FailureRule = {
  code: 'kms-access-denied',
  lines: {
    words: [
      'kmsaccessdeniedexception',
      'the ciphertext refers to',
      'kms.disabledexception',
      'kms key is disabled',
    ],
    pattern:
      /KMSAccessDeniedException|KMS\.DisabledException|KMS key is disabled|[Tt]he ciphertext refers to a customer master key that does not exist/,
  },
  explain(_failure, lines) {
    const line = lines.at(-1);
    if (!line) return undefined;
    const isDisabled = /[Dd]isabled/.test(line.match[0]);
    return {
      message: isDisabled
        ? 'The key of KMS that something is encrypted with is disabled.'
        : 'KMS does not let the build use the key that something is encrypted with: it is missing, in another region, or not for this role.',
      advice: isDisabled
        ? 'Enable the key.'
        : 'Allow `kms:Decrypt` on the key to the role, in the role and in the policy of the key, and see that the key lies in the region of the build.',
      docs: 'https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html',
    };
  },
};
