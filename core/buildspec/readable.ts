import { parse } from './parse';

/** Whether an edit leaves a file that can be read as far as it could be before; JSON, which YAML can read, stays JSON. */
export function staysReadable(before: string, after: string, isJson = false): boolean {
  if (isJson) return readsAsJson(after) || !readsAsJson(before);
  const faults = syntaxErrors(after);
  return faults === 0 || faults <= syntaxErrors(before);
}

function syntaxErrors(text: string): number {
  return parse(text).problems.filter(({ code }) => code === 'yaml-syntax').length;
}

function readsAsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
