import type { Problem } from '../../buildspec/problems';
import type { FailureFix } from './explanation';

/** The fix that the editor has for a problem of the buildspec, where it has one. */
export function problemFix(problem: Problem | undefined): FailureFix | undefined {
  return problem?.fix && { kind: 'buildspec', ...problem.fix };
}
