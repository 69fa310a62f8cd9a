import { entryOf, type MappingNode, type Node, type ScalarNode, valueAt } from '../tree';

/** One build of a `build-graph` or `build-list`. */
export interface BatchTask {
  list: 'build-graph' | 'build-list';
  node: MappingNode;
  identifier?: ScalarNode;
  /** The identifiers it waits for. */
  dependOn: ScalarNode[];
}

export function batchTasks(tree: Node): BatchTask[] {
  return (['build-graph', 'build-list'] as const).flatMap((list) =>
    itemsOf(valueAt(tree, 'batch', list)).flatMap((node) => {
      if (node.kind !== 'mapping') return [];
      const identifier = entryOf(node, 'identifier')?.value;
      return [
        {
          list,
          node,
          identifier: identifier?.kind === 'scalar' && !identifier.isNull ? identifier : undefined,
          dependOn: scalarsOf(valueAt(node, 'depend-on')),
        },
      ];
    }),
  );
}

/** The items of a list, or the one value that stands for a list. */
export function itemsOf(node: Node | undefined): Node[] {
  if (!node) return [];
  return node.kind === 'sequence' ? node.items : [node];
}

/** Those items that are text. */
export function scalarsOf(node: Node | undefined): ScalarNode[] {
  return itemsOf(node).flatMap((item) => (item.kind === 'scalar' && !item.isNull ? [item] : []));
}
