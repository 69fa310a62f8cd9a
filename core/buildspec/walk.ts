import type { SchemaPath } from './schema';
import type { MappingNode, Node } from './tree';

/** All mappings of a tree, outer before inner. A node that aliases share comes once for each place. */
export function mappings(node: Node, found: MappingNode[] = []): MappingNode[] {
  if (node.kind === 'mapping') {
    found.push(node);
    for (const { value } of node.entries) mappings(value, found);
  } else if (node.kind === 'sequence') {
    for (const item of node.items) mappings(item, found);
  }
  return found;
}

/** The mappings under a key of that name, wherever it stands below a node, with their paths. */
export function* mappingsNamed(
  name: string,
  node: Node,
  path: SchemaPath,
): Generator<{ node: MappingNode; path: SchemaPath }> {
  if (node.kind === 'mapping') {
    if (path.at(-1) === name) yield { node, path };
    for (const { key, value } of node.entries)
      if (value.kind !== 'scalar') yield* mappingsNamed(name, value, [...path, key.value]);
  } else if (node.kind === 'sequence') {
    for (const [index, item] of node.items.entries())
      if (item.kind !== 'scalar') yield* mappingsNamed(name, item, [...path, index]);
  }
}
