/** Texts that a YAML 1.1 reader takes for a boolean or null. */
const NOT_A_STRING = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;

const STARTS_SYNTAX = /^[-?:](?:\s|$)|^[\s,[\]{}#&*!|>'"%@`]/;

/**
 * A string as YAML: plain where that reads the same, else in quotes. A number is quoted only if writing it as a number
 * would lose digits (3.10, 8.0), as AWS's own samples do.
 */
export function stringText(value: string): string {
  const isPlain =
    value !== '' && !STARTS_SYNTAX.test(value) && !/: | #|:$|\s$|\n/.test(value) && !NOT_A_STRING.test(value);
  const losesDigits = /^[-+]?[\d.]+$/.test(value) && String(Number(value)) !== value;
  if (isPlain && !losesDigits) return value;
  return losesDigits || value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}

/** A string as YAML takes it inside of brackets, where more characters end a plain one. */
export function flowText(value: string): string {
  const text = stringText(value);
  return text === value && /[,[\]{}]/.test(value) ? `'${value}'` : text;
}

/** A string as JSON. Text that only looks like a number stays text, unless the key takes numbers and none of it gets lost. */
export function jsonText(value: string, takesNumbers: boolean): string {
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) && String(Number(value)) === value;
  return takesNumbers && isNumber ? value : JSON.stringify(value);
}
