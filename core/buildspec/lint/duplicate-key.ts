import type { Problem } from '../problems';
import type { MappingNode } from '../tree';
import { mappings } from '../walk';
import type { LintRule } from './rule';

/** CodeBuild takes the last of two equal keys (aws/eks-anywhere-build-tooling lived with one for 82 days). */
export const duplicateKey: LintRule = ({ tree }) =>
  [...mappings(tree)].flatMap(({ node }) => duplicatesIn(node));

function duplicatesIn({ entries, range }: MappingNode): Problem[] {
  const seen = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { key } of entries) {
    // merged entries stand elsewhere, and overriding them is their purpose
    if (key.range.start < range.start || key.range.end > range.end) continue;
    const earlier = seen.get(key.value);
    seen.set(key.value, key.range.start);
    if (earlier === undefined) continue;
    problems.push({
      code: 'duplicate-key',
      severity: 'warning',
      message: `\`${key.value}\` stands here a second time; CodeBuild takes this one and drops the one above. Remove one or merge them.`,
      range: key.range,
    });
  }
  return problems;
}
