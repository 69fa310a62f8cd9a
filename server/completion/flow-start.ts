import { type Path, pathOf } from './blocks';
import { parentsAt } from './levels';
import type { BlockLine, BlockLines } from './lines';

/** A place in the text that may be inside of a flow collection. */
export interface FlowStart {
  /** What the outermost collection is the value of. */
  path: Path;
  /** Offset of its bracket. */
  start: number;
  /** Offset behind the last line that can belong to it. */
  end: number;
  /** The first column that its lines may start in. */
  column: number;
}

/** The outermost flow collection that begins above or on a line, and may not have ended there yet. */
export function flowStartAt(lines: BlockLines, number: number, isJson: boolean): FlowStart | undefined {
  const root = rootBracket(lines);
  if (root !== undefined) return { path: [], start: root, end: lines.end, column: 0 };
  if (isJson) return undefined;
  for (const { line, isKeyOpen } of linesAround(lines, number)) {
    const isOpen = line.key ? isKeyOpen : true;
    if (!isOpen || line.value === '') continue;
    // whatever is nested below a scalar is more of its text
    if (!/^[[{]/.test(line.value)) return undefined;
    const parents = parentsAt(lines, line);
    if (!parents) return undefined;
    const path = line.key ? [...pathOf(parents), line.key.text] : pathOf(parents);
    const start = line.offset + line.text.indexOf(line.value, line.key ? line.key.end + 1 : line.column);
    return { path, start, end: endBelow(lines, number, line.indent), column: line.column + 1 };
  }
  return undefined;
}

/** No file that is one collection has more comments above it than these. */
const MOST_HEAD_LINES = 1000;

/** The bracket of a file that is one flow collection, as JSON is. */
function rootBracket(lines: BlockLines): number | undefined {
  for (let n = 0; n < Math.min(lines.count, MOST_HEAD_LINES); n++) {
    const line = lines.at(n);
    if (line.isBlank) continue;
    const isRoot = !line.key && line.dashes.length === 0 && /^[[{]/.test(line.value);
    return isRoot ? line.offset + line.column : undefined;
  }
  return undefined;
}

/** The lines that a line is indented below, from the outermost to itself; their key may be beside it instead. */
function linesAround(lines: BlockLines, number: number): { line: BlockLine; isKeyOpen: boolean }[] {
  const around: { line: BlockLine; isKeyOpen: boolean }[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let n = number; n >= 0; n--) {
    if (n !== number && lines.indentAt(n) >= indent) continue;
    const line = lines.at(n);
    if (line.isBlank) continue;
    around.unshift({ line, isKeyOpen: line.column < indent });
    // many write the closing bracket below the key
    indent = isClosing(line) ? line.indent + 1 : line.indent;
    if (indent === 0) break;
  }
  return around;
}

function isClosing({ text, indent }: BlockLine): boolean {
  return /[\]}]/.test(text.charAt(indent));
}

function endBelow(lines: BlockLines, number: number, indent: number): number {
  let last = lines.at(number);
  for (let n = number + 1; n < lines.count; n++) {
    const line = lines.at(n);
    if (!line.isBlank && line.indent <= indent && !(isClosing(line) && line.indent === indent)) break;
    last = line;
  }
  return last.offset + last.text.length;
}
