/** What people write is shorter; an endless text ends. */
const MAX_LENGTH = 500;

/** A name, but not the digits of `0x1F`; with the `=` that sets it. */
const OPERAND = /(?<![\w$])([A-Za-z_]\w*)(?=(\s*(?:[-+*/%&|^]|<<|>>)?=(?!=))?)/y;

/** Where the `((…))` ends that starts here; undefined where it is none, such as a subshell in a subshell. */
export function arithmeticEnd(text: string, start: number): number | undefined {
  if (!text.startsWith('((', start)) return undefined;
  let depth = 0;
  const limit = Math.min(text.length, start + MAX_LENGTH);
  for (let at = start; at < limit; at++) {
    const char = text.charAt(at);
    if (/[;'`\\]/.test(char)) return undefined;
    if (char === '(') depth++;
    else if (char === ')' && --depth === 1 && text.charAt(at + 1) === ')') return at + 2;
    if (depth < 2 && at > start) return undefined;
  }
  return undefined;
}

/** The variable that is named here without a dollar sign. */
export function operandAt(text: string, at: number): { name: string; isSet: boolean } | undefined {
  OPERAND.lastIndex = at;
  const found = OPERAND.exec(text);
  return found ? { name: found[1] ?? '', isSet: found[2] !== undefined } : undefined;
}
