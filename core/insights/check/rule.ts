import type { CheckedBuildspec } from './buildspec';
import type { CheckFinding, CheckSeverity } from './finding';
import type { CheckInput } from './input';

/** What a rule found; the rest of a finding is the rule's. */
export type Found = Pick<CheckFinding, 'message' | 'fix'> & Partial<Pick<CheckFinding, 'severity' | 'docs'>>;

/** A project as rules look at it. */
export interface Checked extends Omit<CheckInput, 'buildspec'> {
  buildspec: CheckedBuildspec | { unknown: string };
}

/** One rule: what it finds in a project, or in a sentence why it cannot tell. */
export interface CheckRule {
  /** Kebab case. */
  code: string;
  severity: CheckSeverity;
  why: string;
  docs: string;
  check(checked: Checked): Found[] | { unknown: string };
}
