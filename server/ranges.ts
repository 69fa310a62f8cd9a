import type { Range as LspRange } from 'vscode-languageserver';
import type { LineIndex } from '../core/buildspec/text';
import type { Range } from '../core/buildspec/tree';

export function lspRange(lines: LineIndex, { start, end }: Range): LspRange {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

export function offsetRange(lines: LineIndex, { start, end }: LspRange): Range {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}
