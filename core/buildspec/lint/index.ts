import type { Problem } from '../problems';
import { duplicateKey } from './duplicate-key';
import { plaintextSecret } from './plaintext-secret';
import { quotedVersion } from './quoted-version';
import type { LintInput, LintRule } from './rule';
import { versionKey } from './version-key';

const RULES: LintRule[] = [duplicateKey, versionKey, quotedVersion, plaintextSecret];

/** What the rules beyond the schema find. */
export function lint(input: LintInput): Problem[] {
  return RULES.flatMap((rule) => rule(input));
}
