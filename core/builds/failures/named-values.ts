// what such names end in, or nearly: DB_PASSWORD, apiToken2, X-Amz-Security-Token
const NAME =
  '(?:password|passwd|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key(?:[_-]?id)?|private[_-]?key|x-amz-signature)[\\w-]{0,12}';

// a reference, a number, a word of a language, and what is masked already, are no secrets
const NONE = '(?!\\$|\\*|%|<|\\{|\\[|=|>|(?:\\d{1,6}|true|false|null|none|undefined|yes|no)(?![\\w-]))';

/** What stands before a value that must not be shown, and the value. */
const NAMED_VALUES: readonly RegExp[] = [
  // as `env`, `set -x`, addresses and options write it
  new RegExp(`(${NAME}=)${NONE}("[^"]*"|'[^']*'|[^\\s"'&;,)\\]]+)`, 'gi'),
  // JSON
  new RegExp(`(${NAME}["']\\s{0,4}:\\s{0,4}["'])${NONE}([^"']+)`, 'gi'),
  // YAML of environments
  new RegExp(
    `^(\\s{0,40}-?\\s{0,4}[A-Z][A-Z0-9_]{0,60}(?:TOKEN|SECRET|PASSWORD|PASSWD|_KEY): )${NONE}(\\S+)$`,
    'gm',
  ),
  // as programs tell them
  new RegExp(`(\\b(?:[\\w-]{0,40}password|passwd|passphrase): {1,4})${NONE}([^\\s"']{4,})$`, 'gim'),
  // options, whose value is the next word
  new RegExp(
    `(--[a-z-]{0,20}(?:password|passphrase|secret|token|api-key)\\s+)(?!-)${NONE}("[^"]*"|'[^']*'|[^\\s"']+)`,
    'gi',
  ),
  new RegExp(`(\\blogin\\b[^\\n|;&]{0,200}?\\s-p\\s*)(?!-)${NONE}("[^"]*"|'[^']*'|[^\\s"']+)`, 'g'),
  // of HTTP
  new RegExp(
    `(\\bauthorization["']?\\s{0,4}[:=]\\s{0,4}["']?(?:bearer|basic|token)\\s+)${NONE}([^\\s"']+)`,
    'gi',
  ),
];

/** The text without the values of what its names call a secret; their names stay. */
export function maskNamedValues(text: string): string {
  return NAMED_VALUES.reduce((masked, pattern) => masked.replace(pattern, '$1***'), text);
}
