import { isVariableName } from './variables';

const VARIABLE = /\$(?:\{([^}]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g;

/** The names of the variables that a text of the buildspec mentions as `$NAME` or `${NAME}`. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? match[2] ?? '').filter(isVariableName);
}

/** Replaces `$NAME` and `${NAME}`; a variable that is not set is empty, as in a shell. */
export function replaceVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(VARIABLE, (whole, braced?: string, plain?: string) => {
    const name = braced ?? plain ?? '';
    return isVariableName(name) ? (values.get(name) ?? '') : whole;
  });
}
