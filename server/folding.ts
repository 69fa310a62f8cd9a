import type { FoldingRange } from 'vscode-languageserver';
import type { Node, Range } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';

/** What can be folded: sections, items and blocks of more than one line, and comments. */
export function foldingRanges(document: BuildspecDocument, limit = 5000): FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  const add = ({ start, end }: Range): void => {
    const startLine = document.lines.positionAt(start).line;
    const endLine = document.lines.positionAt(end).line;
    const known = found.get(startLine);
    if (endLine > startLine && (!known || known.endLine < endLine))
      found.set(startLine, { startLine, endLine });
  };
  const { tree } = document;
  if (tree) visit(tree, add, new Set());
  for (const comment of commentBlocks(document))
    if (!found.has(comment.startLine)) found.set(comment.startLine, comment);
  return [...found.values()].sort((a, b) => a.startLine - b.startLine).slice(0, limit);
}

function visit(node: Node, add: (range: Range) => void, seen: Set<Node>): void {
  if (seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'mapping') {
    for (const { range, value } of node.entries) {
      add(range);
      visit(value, add, seen);
    }
  } else if (node.kind === 'sequence') {
    for (const item of node.items) {
      add(item.range);
      visit(item, add, seen);
    }
  }
}

/** Comments on lines of their own, two or more in a row. */
function commentBlocks({ text }: BuildspecDocument): FoldingRange[] {
  const blocks: FoldingRange[] = [];
  let start = -1;
  let line = 0;
  for (let at = 0; at <= text.length; line++) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const isComment = /^[ \t]*#/.test(text.slice(at, Math.min(end, at + 200)));
    if (isComment && start < 0) start = line;
    if (!isComment && start >= 0) {
      if (line - start > 1) blocks.push({ startLine: start, endLine: line - 1, kind: 'comment' });
      start = -1;
    }
    at = end + 1;
  }
  if (start >= 0 && line - start > 1) blocks.push({ startLine: start, endLine: line - 1, kind: 'comment' });
  return blocks;
}
