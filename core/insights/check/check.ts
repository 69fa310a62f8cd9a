import { checkedBuildspec } from './buildspec';
import type { CheckFinding, CheckGap, CheckSeverity, ProjectCheck } from './finding';
import type { CheckInput } from './input';
import type { Checked, CheckRule } from './rule';
import { CHECK_RULES } from './rules';

const WORST_FIRST: readonly CheckSeverity[] = ['high', 'medium', 'low'];

/** Reviews a project by all rules. What a rule could not look at is a gap, never a finding. */
export function checkProject(input: CheckInput, rules: readonly CheckRule[] = CHECK_RULES): ProjectCheck {
  const checked: Checked = { ...input, buildspec: checkedBuildspec(input.buildspec) };
  const findings: CheckFinding[] = [];
  const gaps = new Map<string, CheckGap>();
  for (const { code, severity, why, docs, check } of rules) {
    const found = check(checked);
    if (Array.isArray(found)) {
      findings.push(...found.map((each) => ({ code, severity, why, docs, ...each })));
      continue;
    }
    const gap = gaps.get(found.unknown) ?? { reason: found.unknown, codes: [] };
    gap.codes.push(code);
    gaps.set(found.unknown, gap);
  }
  return { findings: worstFirst(findings), gaps: [...gaps.values()] };
}

/** Of one severity in the order of the rules. */
function worstFirst(findings: readonly CheckFinding[]): CheckFinding[] {
  return WORST_FIRST.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
