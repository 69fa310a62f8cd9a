import { batchTasks } from '../symbols/batch';
import type { Finding, LintRule } from './rule';

/** Two builds of one name (aws/eks-anywhere-build-tooling#2601 checks for it before it pushes). */
export const duplicateIdentifier: LintRule = {
  code: 'duplicate-identifier',
  severity: 'error',
  check({ tree, lines }) {
    const findings: Finding[] = [];
    const seen = new Map<string, number>();
    for (const { list, identifier } of batchTasks(tree)) {
      if (!identifier) continue;
      const key = `${list} ${identifier.value}`;
      const earlier = seen.get(key);
      // an alias brings the same node twice; that is the same mistake, but seen from its place alone not provable
      if (earlier === identifier.range.start) continue;
      if (earlier === undefined) {
        seen.set(key, identifier.range.start);
        continue;
      }
      findings.push({
        message: `A build with the identifier \`${identifier.value}\` stands in line ${lines.positionAt(earlier).line + 1} already; CodeBuild refuses the batch. Give each build its own.`,
        range: identifier.range,
      });
    }
    return findings;
  },
};
