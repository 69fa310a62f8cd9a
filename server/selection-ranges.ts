import type { Position, SelectionRange } from 'vscode-languageserver';
import type { Node, Range } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import { lspRange } from './ranges';

/** From the word under the cursor outward: word, text, value, entry, collection, file. */
export function selectionRanges(document: BuildspecDocument, positions: Position[]): SelectionRange[] {
  return positions.map((position) => {
    const offset = document.lines.offsetAt(position);
    let selection: SelectionRange = {
      range: lspRange(document.lines, { start: 0, end: document.text.length }),
    };
    for (const range of rangesAround(document, offset))
      selection = { range: lspRange(document.lines, range), parent: selection };
    return selection;
  });
}

/** From the outermost to the innermost, each smaller than the one before. */
function rangesAround(document: BuildspecDocument, offset: number): Range[] {
  const ranges: Range[] = [];
  const add = (range: Range): void => {
    const outer = ranges.at(-1) ?? { start: 0, end: document.text.length };
    const isInside = range.start >= outer.start && range.end <= outer.end;
    const isSmaller = range.end - range.start < outer.end - outer.start;
    if (isInside && isSmaller && holds(range, offset)) ranges.push(range);
  };
  let node = document.tree;
  while (node && holds(node.range, offset)) {
    add(node.range);
    node = step(node, offset, add);
  }
  const word = wordAt(document.text, offset);
  if (word) add(word);
  return ranges;
}

function step(node: Node, offset: number, add: (range: Range) => void): Node | undefined {
  if (node.kind === 'sequence') return node.items.find(({ range }) => holds(range, offset));
  if (node.kind === 'scalar') return undefined;
  const entry = node.entries.find(({ range }) => holds(range, offset));
  if (!entry) return undefined;
  add(entry.range);
  return holds(entry.key.range, offset) ? entry.key : entry.value;
}

function wordAt(text: string, offset: number): Range | undefined {
  let start = offset;
  let end = offset;
  while (/\w/.test(text.charAt(start - 1))) start--;
  while (/\w/.test(text.charAt(end))) end++;
  return end > start ? { start, end } : undefined;
}

function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
