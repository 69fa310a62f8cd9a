import type { FailureExplainer } from '../../../core/builds/failures/explainer';
import type { KnownBuild } from '../../../core/builds/failures/known-build';
import type { ExplainedBuildspec } from '../../explanation/explained-build';
import type { FailedBuildspec } from './buildspec-of';

/** The buildspec that a failure was explained with, and what would be said with another text. */
export function explainedWith(
  failed: FailedBuildspec,
  explainer: FailureExplainer,
  known: KnownBuild,
): ExplainedBuildspec {
  return { ...failed, explainWith: (text) => explainer.explain({ ...known, buildspec: { text } }) };
}

/** What is told where the buildspec is not to be had, and why. */
export function withoutBuildspec(why: string): string {
  return `Explained without the buildspec, so without a place in it. ${why}`;
}
