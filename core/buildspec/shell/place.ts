import type { Range, ScalarNode } from '../tree';

/**
 * Where a part of a scalar's text stands in the file. Exact wherever the source has the text character for character, or
 * line by line as block scalars do; elsewhere (escapes, folded lines) the part is searched, and else the whole is given.
 *
 * @param start offset in `node.value`
 * @param end the same, exclusive
 */
export function placeInScalar(text: string, node: ScalarNode, start: number, end: number): Range {
  const source = text.slice(node.range.start, node.range.end);
  const quote = node.style === 'single-quoted' || node.style === 'double-quoted' ? 1 : 0;
  if (source.slice(quote, source.length - quote) === node.value) {
    const from = node.range.start + quote;
    return { start: from + start, end: from + end };
  }
  const inBlock = node.style === 'literal' ? placeInBlock(source, node.value, start, end) : undefined;
  const found = inBlock ?? placeOfOnly(source, node.value.slice(start, end));
  return found
    ? { start: node.range.start + found.start, end: node.range.start + found.end }
    : firstLine(text, node.range);
}

function placeInBlock(source: string, value: string, start: number, end: number): Range | undefined {
  const from = offsetInBlock(source, value, start);
  // the end belongs to the line of the last character, so that a part never runs into the next line's indent
  const to = end > start ? offsetInBlock(source, value, end - 1) : from;
  if (from === undefined || to === undefined) return undefined;
  return { start: from, end: end > start ? to + 1 : to };
}

function offsetInBlock(source: string, value: string, offset: number): number | undefined {
  const lineStart = value.lastIndexOf('\n', offset - 1) + 1;
  let line = 1;
  for (let i = value.indexOf('\n'); i >= 0 && i < lineStart; i = value.indexOf('\n', i + 1)) line++;
  let sourceStart = 0;
  for (; line > 0; line--) {
    const newline = source.indexOf('\n', sourceStart);
    if (newline < 0) return undefined;
    sourceStart = newline + 1;
  }
  const valueLine = lineFrom(value, lineStart);
  const sourceLine = lineFrom(source, sourceStart);
  const indent = sourceLine.length - valueLine.length;
  if (indent < 0 || sourceLine.slice(indent) !== valueLine) return undefined;
  return sourceStart + indent + Math.min(offset - lineStart, valueLine.length);
}

/** Up to the line's end, without blanks there: the range of a block scalar ends before its last ones. */
function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).trimEnd();
}

function placeOfOnly(source: string, part: string): Range | undefined {
  if (part === '' || part.includes('\n')) return undefined;
  const start = source.indexOf(part);
  if (start < 0 || source.includes(part, start + 1)) return undefined;
  return { start, end: start + part.length };
}

function firstLine(text: string, { start, end }: Range): Range {
  const newline = text.slice(start, end).search(/[\r\n]/);
  return { start, end: newline < 0 ? end : start + newline };
}
