import type { Problem } from '../problems';
import type { LintInput } from './input';
import type { LintRule } from './rule';

/** What these rules find. */
export function runRules(rules: readonly LintRule[], input: LintInput): Problem[] {
  return rules.flatMap(({ code, severity, check }) =>
    check(input).map((finding) => ({ code, severity, ...finding })),
  );
}
