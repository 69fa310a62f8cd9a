import { entryOf, valueAt } from '../tree';
import type { LintRule } from './rule';

const TYPES = ['build-graph', 'build-list', 'build-matrix', 'build-fanout'];

/** AWS docs batch-build-buildspec: one of them. */
export const severalBatchTypes: LintRule = {
  code: 'several-batch-types',
  severity: 'warning',
  check({ tree }) {
    const batch = valueAt(tree, 'batch');
    const given = TYPES.flatMap((type) => entryOf(batch, type) ?? []).sort(
      (a, b) => a.range.start - b.range.start,
    );
    return given.slice(1).map(({ key }) => ({
      message: `A batch has one kind of build: \`${given[0]?.key.value}\` stands above, so \`${key.value}\` does not run beside it. Keep one of them.`,
      range: key.range,
    }));
  },
};
