import { maskNamedValues } from './named-values';

/** Texts that give somebody access, by the form their makers gave them. `kind` completes "looks like …". */
export const SECRET_PATTERNS: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
  // AWS's own samples end in EXAMPLE; the id without its secret opens nothing, but stands beside it
  { kind: 'an access key ID of AWS', pattern: /\b(?:AKIA|ASIA)(?!\w*EXAMPLE\b)[A-Z2-7]{16}\b/ },
  {
    kind: 'a secret access key of AWS',
    pattern:
      /\baws_?secret_?access_?key["']?\s*[=:]\s*["']?(?!\w+\/\w+\/bPxRfiCYEXAMPLEKEY)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/i,
  },
  { kind: 'a token of GitHub', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/ },
  { kind: 'a token of GitLab', pattern: /\bglpat-[\w-]{20,}/ },
  { kind: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { kind: 'a token of Slack', pattern: /\bxox[abpr]-[\w-]{20,}/ },
  { kind: 'a key of Stripe', pattern: /\b[rs]k_live_[A-Za-z0-9]{20,}/ },
  { kind: 'an API key of Google', pattern: /\bAIza[\w-]{35}\b/ },
  { kind: 'a JSON web token', pattern: /\beyJ[\w-]{10,400}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
  {
    kind: 'a password in an address',
    pattern:
      /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s/:@]*:(?!\*+@|\$|\[|<|x-oauth-basic@|password@|pass@)[^\s/:@]{6,}@[\w.-]+/,
  },
];

const ANY = new RegExp(
  SECRET_PATTERNS.map(({ pattern }) => (pattern.flags === '' ? pattern.source : ''))
    .filter(Boolean)
    .join('|'),
  'g',
);
const IN_ANY_CASE = SECRET_PATTERNS.filter(({ pattern }) => pattern.flags !== '').map(
  ({ pattern }) => new RegExp(pattern.source, `g${pattern.flags}`),
);

/** The words of which a line with a secret has one, in any case. Addresses are too many to look at each. */
export const SECRET_WORDS = [
  'private key-----',
  'akia',
  'asia',
  'secret_access_key',
  'secretaccesskey',
  'secretaccess_key',
  'secret_accesskey',
  'ghp_',
  'gho_',
  'ghu_',
  'ghs_',
  'ghr_',
  'github_pat_',
  'glpat-',
  'npm_',
  'xoxa-',
  'xoxb-',
  'xoxp-',
  'xoxr-',
  'k_live_',
  'aiza',
  'eyj',
] as const;

/** The text with each secret in it as `***`, also those that no service has masked. */
export function maskSecrets(text: string): string {
  const masked = IN_ANY_CASE.reduce(
    (before, pattern) => before.replace(pattern, '***'),
    text.replace(ANY, '***'),
  );
  return maskNamedValues(masked);
}
