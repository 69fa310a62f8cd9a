/**
 * How much a finding matters: `high` = somebody can read or do what they should not, `medium` = a safeguard is off or builds suffer,
 * `low` = time, money or order is lost.
 */
export type CheckSeverity = 'high' | 'medium' | 'low';

/** One thing about a project that its owner may want to change. */
export interface CheckFinding {
  /** Of its rule, in kebab case. */
  code: string;
  severity: CheckSeverity;
  /** What is so. */
  message: string;
  /** Why that matters. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** A page of AWS's documentation. */
  docs: string;
}

/** What could not be looked at. */
export interface CheckGap {
  /** A sentence that says why. */
  reason: string;
  /** Of the rules that would have needed it. */
  codes: string[];
}

/** The review of a project. */
export interface ProjectCheck {
  /** Worst first. */
  findings: CheckFinding[];
  gaps: CheckGap[];
}
