import type { Problem } from '../problems';
import { LintInput, type LintSource } from './input';
import { RULES } from './rules';
import { runRules } from './run-rules';

/** What the rules beyond the schema find. */
export function lint(source: LintSource): Problem[] {
  return runRules(RULES, new LintInput(source));
}
