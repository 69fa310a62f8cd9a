type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const TOKEN =
  /[ \t\r\n]*(?:(?<sign>[{}[\],:])|(?<string>"(?:[^"\\\x00-\x1f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/**
 * Where a text stops to be JSON, as an offset; its length where it ends too early. JSON.parse tells this in some versions of
 * Node only, and in words that differ.
 */
export function jsonErrorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let end = 0;
  for (;;) {
    TOKEN.lastIndex = end;
    const token = TOKEN.exec(text);
    const start = end + (/^[ \t\r\n]*/.exec(text.slice(end, end + 4096))?.[0].length ?? 0);
    if (!token) return start;
    const next = after(expected, token.groups?.sign ?? (token.groups?.string ? '"' : '0'), open);
    if (!next) return start;
    expected = next;
    end = TOKEN.lastIndex;
  }
}

/** What may follow a token; undefined where the token itself may not be there. Opens and closes what it opens and closes. */
function after(expected: Expected, token: string, open: ('{' | '[')[]): Expected | undefined {
  const isClosing = token === '}' || token === ']';
  if (isClosing) {
    const opening = token === '}' ? '{' : '[';
    const allowed: Expected[] = ['comma or end', opening === '{' ? 'key or end' : 'value or end'];
    if (!allowed.includes(expected) || open.pop() !== opening) return undefined;
    return afterValue(open);
  }
  switch (expected) {
    case 'value':
    case 'value or end':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'key or end' : 'value or end';
      }
      return token === ',' || token === ':' ? undefined : afterValue(open);
    case 'key':
    case 'key or end':
      return token === '"' ? 'colon' : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'comma or end':
      return token !== ',' ? undefined : open.at(-1) === '{' ? 'key' : 'value';
    case 'nothing':
      return undefined;
  }
}

function afterValue(open: ('{' | '[')[]): Expected {
  return open.length > 0 ? 'comma or end' : 'nothing';
}
