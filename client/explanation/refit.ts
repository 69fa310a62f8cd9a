import type { FailureFix } from '../../core/builds/failures/explanation';
import type { TextEdit } from '../../core/buildspec/problems';
import type { ExplainedBuildspec } from './explained-build';

type BuildspecFix = Extract<FailureFix, { kind: 'buildspec' }>;

/**
 * The edits of a fix in the text that a buildspec has by now. In another text than the fix was made for they are made anew, if the build
 * would fail there in the same way; undefined where it would not.
 */
export function refit(
  buildspec: Pick<ExplainedBuildspec, 'text' | 'explainWith'>,
  fix: BuildspecFix,
  text: string,
): readonly TextEdit[] | undefined {
  if (text === buildspec.text) return fix.edits;
  const { cause, notes = [] } = buildspec.explainWith(text) ?? {};
  const fixes = [cause, ...notes].flatMap((finding) => finding?.fix ?? []);
  const same = fixes.find(
    (other): other is BuildspecFix => other.kind === 'buildspec' && other.title === fix.title,
  );
  return same?.edits;
}
