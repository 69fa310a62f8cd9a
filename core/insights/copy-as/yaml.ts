import { isObject, type Plain } from './plain';

/** A value as YAML 1.1 and 1.2 read it alike: text is quoted unless nobody can take it for anything else. */
export function yaml(value: Plain): string {
  return `${block(value, '').trimStart()}\n`;
}

/** What follows a key or a dash: on the same line, or on lines of its own. */
function block(value: Plain, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []';
    return value.map((each) => `\n${indent}-${item(each, `${indent}  `)}`).join('');
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return ' {}';
    return entries.map(([key, each]) => `\n${indent}${scalar(key)}:${block(each, `${indent}  `)}`).join('');
  }
  return typeof value === 'string' ? ` ${text(value, indent)}` : ` ${value}`;
}

/** The first key of a mapping stands beside the dash. */
function item(value: Plain, indent: string): string {
  const lines = block(value, indent);
  return isObject(value) && lines.startsWith('\n') ? ` ${lines.slice(1 + indent.length)}` : lines;
}

const BEGINS_WITH_BLANK = /^\s/;
const ENDS_WITH_BLANK_LINES = /\n\n$/;
/** Neither a block nor quotes may hold these as they are. */
const UNPRINTABLE = /[^\t\n\P{Cc}]|[\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Text of several lines as a block where one can hold it as it is. */
function text(value: string, indent: string): string {
  const isBlock =
    value.includes('\n') &&
    !BEGINS_WITH_BLANK.test(value) &&
    !ENDS_WITH_BLANK_LINES.test(value) &&
    !UNPRINTABLE.test(value);
  if (!isBlock) return scalar(value);
  const lines = value.replace(/\n$/, '').split('\n');
  const head = value.endsWith('\n') ? '|' : '|-';
  return [head, ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))].join('\n');
}

const PLAIN = /^[A-Za-z][\w./@-]*(?::+[\w./@-]+)*$/;
const WORD_WITH_MEANING = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Quoted as JSON is, which is YAML too. */
function scalar(value: string): string {
  if (PLAIN.test(value) && !WORD_WITH_MEANING.test(value)) return value;
  return JSON.stringify(value).replace(
    new RegExp(UNPRINTABLE, 'gu'),
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
