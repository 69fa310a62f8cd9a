import type { Problem } from '../problems';
import { LintInput, type LintSource } from './input';
import { RULES } from './rules';

/** What the rules beyond the schema find. */
export function lint(source: LintSource): Problem[] {
  const input = new LintInput(source);
  return RULES.flatMap(({ code, severity, check }) =>
    check(input).map((finding) => ({ code, severity, ...finding })),
  );
}
