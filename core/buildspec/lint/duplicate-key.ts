import type { MappingNode } from '../tree';
import { mappings } from '../walk';
import type { Finding, LintRule } from './rule';

/** CodeBuild takes the last of two equal keys (aws/eks-anywhere-build-tooling lived with one for 82 days). */
export const duplicateKey: LintRule = {
  code: 'duplicate-key',
  severity: 'warning',
  check: ({ tree }) => mappings(tree).flatMap(duplicatesIn),
};

function duplicatesIn({ entries, range }: MappingNode): Finding[] {
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { key } of entries) {
    // merged entries stand elsewhere, and overriding them is their purpose
    if (key.range.start < range.start || key.range.end > range.end) continue;
    if (seen.has(key.value)) {
      findings.push({
        message: `\`${key.value}\` stands here a second time; CodeBuild takes this one and drops the one above. Remove one or merge them.`,
        range: key.range,
      });
    }
    seen.add(key.value);
  }
  return findings;
}
