/**
 * The YAML tree of a buildspec with the place of every node in the text.
 *
 * All offsets are UTF-16 code units from the start of the text, ends exclusive, as VS Code and LSP count.
 */

export interface Range {
  start: number;
  end: number;
}

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

export interface ScalarNode {
  kind: 'scalar';
  range: Range;
  style: ScalarStyle;
  /**
   * What CodeBuild reads where a string is wanted: the source text of a plain scalar (`3.10` stays `3.10`), the decoded
   * text of a quoted or block scalar, and the empty string for null.
   */
  value: string;
  /** True for an absent value, `~` and a plain `null` in any of YAML's spellings. */
  isNull: boolean;
}

export interface MappingEntry {
  key: ScalarNode;
  value: Node;
  /** From the start of the key to the end of the value. */
  range: Range;
}

export interface MappingNode {
  kind: 'mapping';
  range: Range;
  style: 'block' | 'flow';
  entries: MappingEntry[];
}

export interface SequenceNode {
  kind: 'sequence';
  range: Range;
  style: 'block' | 'flow';
  items: Node[];
}

export type Node = ScalarNode | MappingNode | SequenceNode;

/** The last entry of that key: a repeated key replaces the earlier one, as CodeBuild's parser does. */
export function entryOf(node: Node | undefined, key: string): MappingEntry | undefined {
  if (node?.kind !== 'mapping') return undefined;
  return node.entries.findLast((entry) => entry.key.value === key);
}

/** The value under a path of keys, or undefined where a key is missing or a step is no mapping. */
export function valueAt(node: Node | undefined, ...path: string[]): Node | undefined {
  let current = node;
  for (const key of path) current = entryOf(current, key)?.value;
  return current;
}

/** The items of a list, or the one value that public buildspecs write for a list of one. */
export function itemsOf(node: Node | undefined): Node[] {
  if (!node) return [];
  return node.kind === 'sequence' ? node.items : [node];
}

/** Those items that are text. */
export function scalarsOf(node: Node | undefined): ScalarNode[] {
  const isText = (item: Node): item is ScalarNode => item.kind === 'scalar' && !item.isNull;
  return itemsOf(node).filter(isText);
}
