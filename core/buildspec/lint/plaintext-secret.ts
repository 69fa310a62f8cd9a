import type { Range } from '../tree';
import { valueAt } from '../tree';
import type { Finding, LintRule } from './rule';

/** Keys that show by their form what they are; each as its maker documents it. */
const KNOWN_FORMS: readonly [RegExp, string][] = [
  [/\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/, 'an AWS access key id'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}/, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20}\b/, 'a GitLab token'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'an npm token'],
  [/\bxox[abprs]-[0-9]{8,}-[A-Za-z0-9-]{10,}/, 'a Slack token'],
  [/\bsk_live_[A-Za-z0-9]{20,}/, 'a Stripe key'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, 'a private key'],
];

const SECRET_NAME = /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY)$/i;
/** Words that stand where a value will be, and names of places where the value really is. */
const NO_SECRET =
  /[$<>{}\s/:.]|x{4,}|\*{3,}|change|example|dummy|placeholder|replace|your|secret|password|test/i;

/** Whoever may read the repository, the project or a build has what stands in plain text. */
export const plaintextSecret: LintRule = {
  code: 'plaintext-secret',
  severity: 'information',
  check({ tree, commands }) {
    const variables =
      valueAt(tree, 'env', 'variables') ?? valueAt(tree, 'environment_variables', 'plaintext');
    const findings: Finding[] = [];
    for (const { key, value } of variables?.kind === 'mapping' ? variables.entries : []) {
      if (value.kind !== 'scalar') continue;
      const secret = secretIn(key.value, value.value);
      if (secret !== undefined) findings.push(finding(`\`${key.value}\` holds ${secret}`, value.range));
    }
    for (const command of commands) {
      const known = knownForm(command.text);
      if (known) findings.push(finding(`This command holds ${known.what}`, command.place(known.range)));
    }
    return findings;
  },
};

/** What a variable gives away, such as "an AWS access key id", to complete "holds …"; undefined where nothing says that it is a secret. */
export function secretIn(name: string, value: string): string | undefined {
  const known = knownForm(value);
  if (known) return known.what;
  return SECRET_NAME.test(name) && looksRandom(value) ? 'its value in plain text' : undefined;
}

/** True for text that holds a key which shows by its form what it is. */
export function holdsSecret(text: string): boolean {
  return knownForm(text) !== undefined;
}

function finding(what: string, range: Range): Finding {
  return {
    message: `${what}: everybody who sees the file or the project can read it. Use the service role, \`secrets-manager\` or \`parameter-store\`.`,
    range,
  };
}

function knownForm(text: string): { what: string; range: Range } | undefined {
  for (const [form, what] of KNOWN_FORMS) {
    const match = form.exec(text);
    if (match) return { what, range: { start: match.index, end: match.index + match[0].length } };
  }
  return undefined;
}

/** `db-credentials-v2`: the name of what holds the value. */
const NAME = /^[a-z]+(?:[-_][a-z]+)+[-_]?v?\d*$/i;

/** `v20240101`: what is counted up, such as the name of a cache or a key. */
const VERSION = /^v\d+(?:[-_]\d+)*$/i;

/** A word of letters and digits that is no name, version, number or path. */
function looksRandom(value: string): boolean {
  return (
    value.length >= 8 &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !NO_SECRET.test(value) &&
    !NAME.test(value) &&
    !VERSION.test(value)
  );
}
