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
