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
      message: `A batch takes one kind of builds, and \`${given[0]?.key.value}\` stands above. Keep one of them, or move the other to a file of its own.`,
      range: key.range,
    }));
  },
};
