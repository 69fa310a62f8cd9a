import type { BlockLines } from './lines';

/** How a file indents: spaces a mapping's content, and a list's dashes, stand right of their key. */
export interface IndentStyle {
  mapping: number;
  list: number;
}

const AWS_DOCS: IndentStyle = { mapping: 2, list: 2 };
const ENOUGH_LINES = 300;

/** The style of the first nested key and the first list; AWS's own where the file has none yet. */
export function indentStyle(lines: BlockLines): IndentStyle {
  let mapping: number | undefined;
  let list: number | undefined;
  for (let n = 0; n < Math.min(lines.count, ENOUGH_LINES); n++) {
    const parent = lines.at(n);
    if (!parent.key || parent.value !== '') continue;
    const child = lines.neighbour(n, 1);
    if (!child) break;
    const distance = child.indent - parent.column;
    if (child.dashes.length > 0 && distance >= 0) list ??= distance;
    else if (child.dashes.length === 0 && distance > 0) mapping ??= distance;
    if (mapping !== undefined && list !== undefined) break;
  }
  return { mapping: mapping ?? AWS_DOCS.mapping, list: list ?? mapping ?? AWS_DOCS.list };
}
