import type { Range } from '../tree';

export function lineAt(text: string, position: number): Range {
  // a negative place would count as 0, and find a line end there
  const start = position > 0 ? text.lastIndexOf('\n', position - 1) + 1 : 0;
  const newline = text.indexOf('\n', position);
  return { start, end: newline < 0 ? text.length : newline };
}

/** The nearest line above in the same column, with nothing less indented between. */
export function siblingAbove(text: string, line: Range): Range | undefined {
  const indent = indentOf(text, line).length;
  for (let above = previousLine(text, line); above; above = previousLine(text, above)) {
    const aboveIndent = indentOf(text, above).length;
    if (aboveIndent <= indent) return aboveIndent === indent ? above : undefined;
  }
  return undefined;
}

export function hasColon(text: string, { start, end }: Range): boolean {
  return /:(\s|$)/.test(text.slice(start, end));
}

export function isItem(text: string, { start, end }: Range): boolean {
  return /^[\s\uFEFF]*-(\s|$)/.test(text.slice(start, end));
}

/** The nearest line above that is neither empty nor a comment. */
export function previousLine(text: string, line: Range): Range | undefined {
  let current = line;
  while (current.start > 0) {
    current = lineAt(text, current.start - 1);
    if (!isBlank(text, current)) return current;
  }
  return undefined;
}

export function isBlank(text: string, { start, end }: Range): boolean {
  return /^\s*(#.*)?$/.test(text.slice(start, end));
}

export function indentOf(text: string, { start, end }: Range): string {
  return /^[\s\uFEFF]*/.exec(text.slice(start, end))?.[0] ?? '';
}

export function trimmed(text: string, { start, end }: Range): Range {
  const content = text.slice(start, end);
  const lead = content.length - content.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, content.trimEnd().length) };
}
