import type { SchemaPath } from './schema';
import type { MappingNode, Node } from './tree';

/** All mappings of a tree with their paths, outer before inner. A node that aliases share comes once for each place. */
export function* mappings(
  node: Node,
  path: SchemaPath = [],
): Generator<{ node: MappingNode; path: SchemaPath }> {
  if (node.kind === 'mapping') {
    yield { node, path };
    for (const { key, value } of node.entries) yield* mappings(value, [...path, key.value]);
  } else if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries()) yield* mappings(item, [...path, index]);
  }
}
