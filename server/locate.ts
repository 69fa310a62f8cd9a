import type { Node, Range, ScalarNode } from '../core/buildspec/tree';

/** What stands at an offset: a key, a scalar, or the white space inside of a collection. */
export interface Location {
  /** Keys by name and items by number, down to the key or value itself. */
  path: (string | number)[];
  on: 'key' | 'value';
  node: Node;
}

/** The innermost key or value that holds an offset; both ends of its range count. */
export function locate(tree: Node | undefined, offset: number): Location | undefined {
  if (!tree || !holds(tree.range, offset)) return undefined;
  const path: (string | number)[] = [];
  let node = tree;
  for (;;) {
    const step = stepInto(node, offset);
    if (!step) return { path, on: 'value', node };
    path.push(step.name);
    if (step.key) return { path, on: 'key', node: step.key };
    node = step.value;
  }
}

type Step = { name: string | number; key?: ScalarNode; value: Node };

function stepInto(node: Node, offset: number): Step | undefined {
  if (node.kind === 'scalar') return undefined;
  if (node.kind === 'sequence') {
    const index = node.items.findIndex((item) => holds(item.range, offset));
    const item = node.items[index];
    return item && { name: index, value: item };
  }
  for (const { key, value } of node.entries) {
    if (holds(key.range, offset)) return { name: key.value, key, value };
    if (holds(value.range, offset)) return { name: key.value, value };
  }
  return undefined;
}

function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
