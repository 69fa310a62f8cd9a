import { batchTasks, LAMBDA } from '../symbols/batch';
import { entryOf, type ScalarNode, scalarsOf, valueAt } from '../tree';
import type { LintInput } from './input';
import type { LintRule } from './rule';
import { bareWords, unconditional } from './simple-commands';

/** AWS docs lambda and build-spec-ref: no Docker and no `on-failure` on Lambda compute. */
export const lambdaCompute: LintRule = {
  code: 'lambda-compute',
  severity: 'warning',
  check(input) {
    const places = lambdaPlaces(input);
    if (places.length === 0) return [];
    const missing = [
      ...(usesDocker(input) ? ['Docker'] : []),
      ...(input.phases.some(({ entry }) => entryOf(entry.value, 'on-failure')) ? ['`on-failure`'] : []),
    ];
    if (missing.length === 0) return [];
    return places.map(({ range }) => ({
      message: `Lambda compute has no ${missing.join(' and no ')}, which this file uses. Choose another compute type.`,
      range,
    }));
  },
};

/** Where builds of this very file are put on Lambda. */
function lambdaPlaces({ tree }: LintInput): ScalarNode[] {
  const matrix = valueAt(tree, 'batch', 'build-matrix');
  const environments = [
    ...batchTasks(tree)
      .filter(({ node }) => !entryOf(node, 'buildspec'))
      .map(({ node }) => valueAt(node, 'env')),
    ...(valueAt(matrix, 'dynamic', 'buildspec')
      ? []
      : [valueAt(matrix, 'static', 'env'), valueAt(matrix, 'dynamic', 'env')]),
  ];
  return environments.flatMap((env) => {
    const found = [...scalarsOf(valueAt(env, 'type')), ...scalarsOf(valueAt(env, 'compute-type'))].find(
      ({ value }) => LAMBDA.test(value),
    );
    return found ?? [];
  });
}

function usesDocker({ shellCommands }: LintInput): boolean {
  return shellCommands.some(
    ({ script }) =>
      script && unconditional(script).some((simple) => bareWords(simple)[0]?.literal === 'docker'),
  );
}
