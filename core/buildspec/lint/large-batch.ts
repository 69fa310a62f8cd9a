import { batchTasks, matrixAxes, matrixSize } from '../symbols/batch';
import type { Range } from '../tree';
import { entryOf, valueAt } from '../tree';
import type { Finding, LintRule } from './rule';

/** What the console proposes for a project's `restrictions.maximumBuildsAllowed`. */
const USUAL_MAXIMUM = 100;

/** More builds than a project allows unless it is told to: the batch is refused as a whole. */
export const largeBatch: LintRule = {
  code: 'large-batch',
  severity: 'information',
  check({ tree }) {
    const matrix = entryOf(valueAt(tree, 'batch'), 'build-matrix');
    const findings: Finding[] = [];
    if (matrix) findings.push(...finding(matrixSize(matrixAxes(tree)), matrix.key.range));
    for (const list of ['build-graph', 'build-list'] as const) {
      const entry = entryOf(valueAt(tree, 'batch'), list);
      const size = batchTasks(tree).filter((task) => task.list === list).length;
      if (entry) findings.push(...finding(size, entry.key.range));
    }
    return findings;
  },
};

function finding(size: number, range: Range): Finding[] {
  if (size <= USUAL_MAXIMUM) return [];
  return [
    {
      message: `This makes ${grouped(size)} builds. A project that allows ${USUAL_MAXIMUM} builds in a batch, as the console proposes, refuses it; raise its \`maximumBuildsAllowed\`.`,
      range,
    },
  ];
}

/** With a comma at each thousand; the first `toLocaleString` of a process loads what takes longer than the whole check. */
function grouped(size: number): string {
  return String(size).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
