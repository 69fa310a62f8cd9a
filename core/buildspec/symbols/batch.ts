import {
  itemsOf,
  type MappingNode,
  type Node,
  type Range,
  type ScalarNode,
  scalarsOf,
  valueAt,
} from '../tree';
import { scalarSource } from './scalar-source';

export interface IdentifierOccurrence {
  name: string;
  /** Of the name alone, without quotes. */
  range: Range;
  kind: 'declaration' | 'use';
}

/** Where the builds of a batch get their identifiers, and where `depend-on` names them. */
export function identifierOccurrences(text: string, tree: Node | undefined): IdentifierOccurrence[] {
  const occurrence = (node: ScalarNode, kind: IdentifierOccurrence['kind']): IdentifierOccurrence[] => {
    const range = scalarSource(text, node).rangeOf(0, node.value.length);
    return range ? [{ name: node.value, range, kind }] : [];
  };
  return batchTasks(tree).flatMap(({ identifier, dependOn }) => [
    ...(identifier ? occurrence(identifier, 'declaration') : []),
    ...dependOn.flatMap((node) => occurrence(node, 'use')),
  ]);
}

/** Values of `type` and `compute-type` that put a build on Lambda. */
export const LAMBDA = /^BUILD_LAMBDA_|_LAMBDA_CONTAINER$/;

/** A build of a `build-graph` or `build-list`. */
export interface BatchTask {
  list: 'build-graph' | 'build-list';
  node: MappingNode;
  identifier?: ScalarNode;
  /** The identifiers it waits for. */
  dependOn: ScalarNode[];
}

/** A dozen rules ask for the same tree. */
const tasksOf = new WeakMap<Node, readonly BatchTask[]>();

export function batchTasks(tree: Node | undefined): readonly BatchTask[] {
  if (!tree) return [];
  const known = tasksOf.get(tree);
  if (known) return known;
  const tasks = readTasks(tree);
  tasksOf.set(tree, tasks);
  return tasks;
}

function readTasks(tree: Node): BatchTask[] {
  return (['build-graph', 'build-list'] as const).flatMap((list) =>
    itemsOf(valueAt(tree, 'batch', list)).flatMap((node) => {
      if (node.kind !== 'mapping') return [];
      const [identifier] = scalarsOf(valueAt(node, 'identifier'));
      return [
        { list, node, ...(identifier && { identifier }), dependOn: scalarsOf(valueAt(node, 'depend-on')) },
      ];
    }),
  );
}

/** What a matrix varies: a key or a variable, with the values it takes. */
export interface MatrixAxis {
  /** `image`, `compute-type`, `buildspec`, or a variable's name. */
  name: string;
  isVariable: boolean;
  values: string[];
}

/** The axes of `build-matrix`; none where the file has no matrix. */
export function matrixAxes(tree: Node | undefined): MatrixAxis[] {
  const dynamic = valueAt(tree, 'batch', 'build-matrix', 'dynamic');
  const axis = (name: string, node: Node | undefined, isVariable = false): MatrixAxis[] => {
    const values = scalarsOf(node).map(({ value }) => value);
    return values.length > 0 ? [{ name, isVariable, values }] : [];
  };
  const env = valueAt(dynamic, 'env');
  const variables = valueAt(env, 'variables');
  return [
    ...axis('buildspec', valueAt(dynamic, 'buildspec')),
    ...axis('image', valueAt(env, 'image')),
    ...axis('compute-type', valueAt(env, 'compute-type')),
    ...(variables?.kind === 'mapping' ? variables.entries : []).flatMap(({ key, value }) =>
      axis(key.value, value, true),
    ),
  ];
}

/** How many builds a matrix starts: one for each combination, none without an axis. */
export function matrixSize(axes: MatrixAxis[]): number {
  return axes.length === 0 ? 0 : axes.reduce((size, { values }) => size * values.length, 1);
}

/** The first `most` combinations, the last axis changing fastest; each value at the place of its axis. */
export function matrixBuilds(axes: MatrixAxis[], most: number): string[][] {
  const size = Math.min(matrixSize(axes), most);
  return Array.from({ length: size }, (_, build) => {
    let rest = build;
    return axes
      .toReversed()
      .map(({ values }) => {
        const value = values[rest % values.length] ?? '';
        rest = Math.floor(rest / values.length);
        return value;
      })
      .toReversed();
  });
}
