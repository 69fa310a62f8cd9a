import { entryOf } from '../tree';
import type { LintRule } from './rule';

const MOST_GROUPS = 5;

/** AWS docs limits: report groups of one project. */
export const manyReportGroups: LintRule = {
  code: 'many-report-groups',
  severity: 'information',
  check({ tree }) {
    const reports = entryOf(tree, 'reports')?.value;
    if (reports?.kind !== 'mapping' || reports.entries.length <= MOST_GROUPS) return [];
    const sixth = reports.entries[MOST_GROUPS];
    if (!sixth) return [];
    return [
      {
        message: `A project has ${MOST_GROUPS} report groups at most, and these are ${reports.entries.length}. Put files of one format into one group.`,
        range: sixth.key.range,
      },
    ];
  },
};
