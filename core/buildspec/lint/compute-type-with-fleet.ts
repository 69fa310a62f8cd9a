import { batchTasks } from '../symbols/batch';
import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** A fleet has its compute type; AWS docs batch-build-buildspec: a task takes one of the two. */
export const computeTypeWithFleet: LintRule = {
  code: 'compute-type-with-fleet',
  severity: 'warning',
  check({ tree }) {
    return batchTasks(tree).flatMap(({ node }) => {
      const env = valueAt(node, 'env');
      const computeType = entryOf(env, 'compute-type');
      if (!computeType || !entryOf(env, 'fleet')) return [];
      return [
        {
          message:
            'A build takes either `fleet` or `compute-type`: the fleet decides on the compute type. Remove one of them.',
          range: computeType.key.range,
        },
      ];
    });
  },
};
