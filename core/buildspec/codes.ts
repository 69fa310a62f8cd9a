import { RULES } from './lint/rules';

/** Findings of the parser: nothing is known of what stands behind them, so nobody can wish them away. */
const PARSER_CODES = [
  'binary-file',
  'empty-file',
  'file-too-large',
  'multiple-documents',
  'not-a-buildspec',
  'yaml-syntax',
];

const SCHEMA_CODES = [
  'bad-identifier',
  'command-not-text',
  'missing-key',
  'missing-phases',
  'missing-version',
  'unknown-key',
  'unknown-phase',
  'unsupported-version',
  'wrong-type',
  'wrong-value',
];

const FIXABLE_SCHEMA_CODES = [
  'bad-identifier',
  'command-not-text',
  'missing-version',
  'unknown-key',
  'unknown-phase',
  'wrong-value',
];

const FIXABLE = new Set([
  ...FIXABLE_SCHEMA_CODES,
  ...RULES.filter(({ fixes }) => fixes).map(({ code }) => code),
  'unknown-code',
  'yaml-syntax',
]);

/** Every code a problem can have, sorted; each has its page in docs/rules. */
export function allCodes(): string[] {
  const codes = new Set([...PARSER_CODES, ...SCHEMA_CODES, ...RULES.map(({ code }) => code), 'unknown-code']);
  return [...codes].sort();
}

/** Whether a user may hide the finding or give it another severity. */
export function isAdjustable(code: string): boolean {
  return code === 'multiple-documents' || !PARSER_CODES.includes(code);
}

/** Whether its problems may have a fix. */
export function isFixable(code: string): boolean {
  return FIXABLE.has(code);
}
