import type { BlockLine, BlockLines } from './lines';

/** A key or a dash that is still open above a line: what is written below may belong to it. */
export interface Opener {
  kind: 'key' | 'dash';
  line: number;
  column: number;
  /** The key's text; a dash has none. */
  key: string;
  /** What stands on its line behind it; empty where its content stands on the lines below. */
  value: string;
}

/** Keys by name, list items as 0: enough to find what the schema says. */
export type Path = (string | number)[];

export function pathOf(openers: Opener[]): Path {
  return openers.map((opener) => (opener.kind === 'key' ? opener.key : 0));
}

export function isBlockScalar(value: string): boolean {
  return /^[|>]/.test(value);
}

/** The openers above a line from the outermost to the innermost, by indentation as YAML nests its blocks. */
export function openersAbove(lines: BlockLines, number: number): Opener[] {
  let inner: Opener[] = [];
  for (let n = number - 1; n >= 0; n--) {
    if (inner[0] && isBeside(lines, n, inner[0])) continue;
    const line = lines.at(n);
    if (line.isBlank) continue;
    for (const opener of openersOf(line).reverse()) {
      if (!mayHold(opener, inner[0])) continue;
      // whatever is nested below a scalar is more of its text
      inner = opener.value === '' ? [opener, ...inner] : [opener];
    }
    if (inner[0]?.column === 0 && inner[0].kind === 'key') break;
  }
  return inner;
}

/** At a glance: a line that cannot hold what is nested in an opener, so that long lists are passed over quickly. */
function isBeside(lines: BlockLines, number: number, { kind, column }: Opener): boolean {
  const indent = lines.indentAt(number);
  if (indent !== column) return indent > column;
  return kind === 'key' || lines.startsWithDash(number);
}

/** The keys and dashes of one line, from left to right. */
export function openersOf(line: BlockLine): Opener[] {
  const openers = line.dashes.map((column, i): Opener => {
    const isLast = i === line.dashes.length - 1;
    return { kind: 'dash', line: line.number, column, key: '', value: isLast && !line.key ? line.value : '' };
  });
  if (line.key) {
    const { text } = line.key;
    openers.push({ kind: 'key', line: line.number, column: line.column, key: text, value: line.value });
  }
  return openers;
}

function mayHold(outer: Opener, inner: Opener | undefined): boolean {
  if (!inner || outer.column < inner.column) return true;
  // dashes may stand right below their key
  const isListBelowKey = outer.kind === 'key' && inner.kind === 'dash' && outer.value === '';
  return isListBelowKey && outer.column === inner.column;
}

/** The keys of the block mapping at a column, around a line but not on it. */
export function keysAround(lines: BlockLines, number: number, column: number): string[] {
  const keys: string[] = [];
  const own = lines.at(number);
  const startsHere = own.dashes.length > 0 && own.column === column;
  for (let n = number - 1; n >= 0 && !startsHere; n--) {
    if (lines.indentAt(n) > column) continue;
    const line = lines.at(n);
    if (line.isBlank) continue;
    if (line.key && line.column === column) keys.push(line.key.text);
    if (line.indent < column) break;
  }
  for (let n = number + 1; n < lines.count; n++) {
    if (lines.indentAt(n) > column) continue;
    const line = lines.at(n);
    if (line.isBlank) continue;
    if (line.indent < column) break;
    if (line.key && line.indent === column && line.dashes.length === 0) keys.push(line.key.text);
  }
  return keys;
}
