import type { FailureFix } from '../../../../../core/builds/failures/explanation';
import type { KnownBuild } from '../../../../../core/builds/failures/known-build';
import type { FailedCommand, FailedPhase } from '../failed-log';

/** A failed build, and what is said of it. */
export interface Case {
  what: string;
  failed: FailedCommand | FailedPhase;
  known?: KnownBuild;
  message?: RegExp;
  advice?: RegExp;
  fix?: Partial<FailureFix>;
  /** The buildspec after the fix. */
  fixed?: string;
  /** The text of the buildspec at the place that is named. */
  place?: string;
}

/** What a rule is for, and what looks like it and is something else. */
export interface RuleCases {
  code: string;
  wrong: Case[];
  lookAlike: Omit<Case, 'message' | 'advice' | 'fix' | 'fixed' | 'place'>[];
}
