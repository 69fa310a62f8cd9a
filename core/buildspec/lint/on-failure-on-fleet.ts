import { batchTasks } from '../symbols/batch';
import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

/** AWS docs build-spec-ref, on-failure: not on reserved capacity. Where the fleet is the project's, nobody knows. */
export const onFailureOnFleet: LintRule = {
  code: 'on-failure-on-fleet',
  severity: 'warning',
  check({ tree, phases }) {
    if (!phases.some(({ entry }) => entryOf(entry.value, 'on-failure'))) return [];
    return batchTasks(tree).flatMap(({ node }) => {
      const fleet = entryOf(valueAt(node, 'env'), 'fleet');
      if (!fleet || entryOf(node, 'buildspec')) return [];
      return [
        {
          message:
            'A build on a reserved fleet knows no `on-failure`, which phases of this file have. Remove `on-failure`, or run this build on on-demand compute.',
          range: fleet.key.range,
        },
      ];
    });
  },
};
