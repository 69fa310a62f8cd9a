import type { Problem, Severity } from '../problems';
import type { LintInput } from './input';

/** What a rule found in one place; its code and severity are the rule's. */
export type Finding = Omit<Problem, 'code' | 'severity'>;

/** One rule: what it finds in a buildspec beyond the schema. */
export interface LintRule {
  /** Kebab case; also the name of its page in docs/rules. */
  code: string;
  severity: Severity;
  /** Some of its findings have a fix. What is not declared is not offered, and what is declared has golden files. */
  fixes?: true;
  check(input: LintInput): Finding[];
}
