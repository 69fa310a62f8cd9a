/**
 * A glob as a regular expression for whole paths with `/` between their parts: `*` within a part, `**` across parts, `?`, `{a,b}`
 * and `[abc]`, as in VS Code's settings. Undefined for what is none.
 */
export function globPattern(glob: string): RegExp | undefined {
  try {
    return new RegExp(`^${source(glob.replace(/^\.?\//, ''))}$`);
  } catch {
    return undefined;
  }
}

function source(glob: string): string {
  let result = '';
  let depth = 0;
  for (let i = 0; i < glob.length; i++) {
    const char = glob.charAt(i);
    if (char === '*') {
      const isDeep = glob.charAt(i + 1) === '*';
      const isFolder = isDeep && glob.charAt(i + 2) === '/';
      result += isFolder ? '(?:[^/]+/)*' : isDeep ? '.*' : '[^/]*';
      i += isFolder ? 2 : isDeep ? 1 : 0;
    } else if (char === '?') result += '[^/]';
    else if (char === '{') {
      depth++;
      result += '(?:';
    } else if (char === '}' && depth > 0) {
      depth--;
      result += ')';
    } else if (char === ',' && depth > 0) result += '|';
    else if (char === '[') {
      const close = glob.indexOf(']', i + 1);
      if (close < 0) result += '\\[';
      else {
        result += `[${glob
          .slice(i + 1, close)
          .replace(/^!/, '^')
          .replace(/\\/g, '\\\\')}]`;
        i = close;
      }
    } else result += char.replace(/[\\^$.|+()}\]]/g, '\\$&');
  }
  return result;
}
