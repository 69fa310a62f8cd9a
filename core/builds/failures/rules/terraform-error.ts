import type { FailureRule } from '../rule';

/** Terraform and OpenTofu print their errors in a box. */
export const terraformError: FailureRule = {
  code: 'terraform-error',
  lines: {
    words: ['error: '],
    pattern: /^(?:[│╷|] ?)?Error: (?<error>.+)$/,
  },
  explain({ command }, lines) {
    const line = lines[0];
    const isBoxed = line?.text.startsWith('│') === true;
    if (!line || !(isBoxed || /\b(?:terraform|tofu|terragrunt)\b/.test(command?.text ?? '')))
      return undefined;
    const error = line.match.groups?.error?.trim() ?? '';
    const isLock = /acquiring the state lock/.test(error);
    return {
      message: `Terraform stopped: ${error.replace(/\.$/, '')}.`,
      advice: isLock
        ? 'Another run holds the state, or was ended while it did. Wait for it; release the lock with `terraform force-unlock ID` only where none runs.'
        : 'The lines below the error in the log name resource, file and line.',
    };
  },
};
