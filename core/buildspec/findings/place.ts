import type { Refusal } from '../problems';
import type { SchemaNode, SchemaPath } from '../schema';
import type { LineIndex } from '../text';
import type { MappingEntry, MappingNode, Node, Range } from '../tree';

export interface Context {
  text: string;
  /** The whole tree. */
  root: Node;
  lines: LineIndex;
  /** As `entryOf` of the tree. */
  entryOf(node: MappingNode, key: string): MappingEntry | undefined;
}

/** A value of the tree that does not fit the schema. */
export interface Place {
  path: SchemaPath;
  node: Node;
  /** The entry whose value `node` is; absent in lists and at the top. */
  entry?: MappingEntry;
}

export function nameOf({ path }: Place): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `An item of \`${path.at(-2)}\`` : `\`${last}\``;
}

export function firstKey(node: Node): Range {
  if (node.kind === 'mapping') return (node as MappingNode).entries[0]?.key.range ?? node.range;
  return node.range;
}

export function refusalOf(schema: SchemaNode, value: string): Refusal | undefined {
  const refusal = schema['x-refusal'];
  return refusal && { ...refusal, message: refusal.message.replace('{value}', value) };
}

/** A squiggle under a whole section hides more than it shows. */
export function firstLine({ text }: Context, { start, end }: Range): Range {
  const newline = text.slice(start, end).search(/[\r\n]/);
  return { start, end: newline < 0 ? end : start + newline };
}
