import { lineStart } from '../layout';
import type { Node, Range } from '../tree';

export interface AnchorOccurrence {
  name: string;
  /** Of the name, without `&` or `*`. */
  range: Range;
  kind: 'declaration' | 'use';
}

const MARK = /([&*])([^\s,[\]{}]+)/g;

/** YAML's anchors and aliases. The tree has no trace of them, but its scalars tell which `&` and `*` are text. */
export function anchorOccurrences(text: string, tree: Node | undefined): AnchorOccurrence[] {
  const found: AnchorOccurrence[] = [];
  let scalars: Range[] | undefined;
  for (const match of text.matchAll(MARK)) {
    const before = text.charAt(match.index - 1);
    if (before !== '' && !/[\s[{,]/.test(before)) continue;
    if (/^(?:|.*\s)#/.test(text.slice(lineStart(text, match.index), match.index))) continue;
    scalars ??= scalarRanges(tree);
    if (isInside(scalars, match.index)) continue;
    const range = { start: match.index + 1, end: match.index + match[0].length };
    found.push({ name: match[2] ?? '', range, kind: match[1] === '&' ? 'declaration' : 'use' });
  }
  return found;
}

function scalarRanges(tree: Node | undefined): Range[] {
  const ranges: Range[] = [];
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') ranges.push(node.range);
    else if (node.kind === 'sequence') node.items.forEach(visit);
    else
      for (const { key, value } of node.entries) {
        visit(key);
        visit(value);
      }
  };
  if (tree) visit(tree);
  return ranges.sort((a, b) => a.start - b.start);
}

/** By halving: the ranges are sorted and do not overlap. */
function isInside(ranges: Range[], offset: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return false;
    if (offset < range.start) high = middle - 1;
    else if (offset >= range.end) low = middle + 1;
    else return true;
  }
  return false;
}
