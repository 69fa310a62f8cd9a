import type { BatchBuild } from './batch';
import { batchEnvironment } from './batch-environment';
import { type MatrixAxis, matrixAxes, matrixBuilds, matrixSize } from './symbols/batch';
import { type Node, valueAt } from './tree';
import { flagAt } from './values';

// of the 127 characters that an identifier may have, with room for a number
const LONGEST_NAME = 120;

/** The builds of a matrix: one for each combination, the last axis changing fastest. */
export function matrixOf(tree: Node | undefined): BatchBuild[] {
  const matrix = valueAt(tree, 'batch', 'build-matrix');
  const axes = matrixAxes(tree);
  const common = batchEnvironment(valueAt(matrix, 'static', 'env'));
  const ignoreFailure = flagAt(valueAt(matrix, 'static'), 'ignore-failure');
  const combinations = matrixBuilds(axes, matrixSize(axes));
  const identifiers = matrixIdentifiers(axes, combinations);
  return combinations.map((values, build) => {
    const chosen = (name: string) => values[axes.findIndex((axis) => !axis.isVariable && axis.name === name)];
    const variables: Record<string, string> = Object.assign(Object.create(null), common.variables);
    for (const [index, { name, isVariable }] of axes.entries())
      if (isVariable) variables[name] = values[index] ?? '';
    return {
      identifier: identifiers[build] ?? '',
      dependsOn: [],
      ignoreFailure,
      buildspec: chosen('buildspec'),
      env: { ...common, image: chosen('image'), computeType: chosen('compute-type'), variables },
    };
  });
}

/**
 * A name for each combination. Which ones CodeBuild makes is documented nowhere; these say what differs: values of variables
 * after their names, images without their registry, in the characters that identifiers may have.
 */
function matrixIdentifiers(axes: readonly MatrixAxis[], combinations: readonly string[][]): string[] {
  const isVaried = axes.some(({ values }) => values.length > 1);
  const taken = new Set<string>();
  return combinations.map((combination) => {
    const parts = axes.flatMap(({ name, isVariable, values }, index) => {
      if (isVaried && values.length === 1) return [];
      const value = combination[index] ?? '';
      if (isVariable) return [asIdentifier(`${name}_${value}`)];
      return [asIdentifier(name === 'image' ? value.slice(value.lastIndexOf('/') + 1) : value)];
    });
    const name = parts.join('_').slice(0, LONGEST_NAME) || 'build';
    let identifier = name;
    for (let number = 2; taken.has(identifier); number += 1) identifier = `${name}_${number}`;
    taken.add(identifier);
    return identifier;
  });
}

function asIdentifier(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, '');
}
