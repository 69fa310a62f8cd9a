import { isVariableName } from './variables';

/** A script that prints `NAME=value` and NUL for each variable that is set. */
export function printVariables(names: readonly string[]): string {
  return names
    .filter(isVariableName)
    .map((name) => `[ -z "\${${name}+x}" ] || printf '%s=%s\\000' ${name} "$${name}"`)
    .join('\n');
}

/** What that script printed; variables that are not set are missing. */
export function readPrinted(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of text.split('\0')) {
    const equals = pair.indexOf('=');
    if (equals > 0) values.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return values;
}
