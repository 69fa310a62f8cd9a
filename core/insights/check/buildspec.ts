import type { Known } from '../../builds/known';
import type { Buildspec } from '../../buildspec/buildspec';
import { LintInput } from '../../buildspec/lint/input';
import type { Problem } from '../../buildspec/problems';
import { readBuildspec } from '../../buildspec/read';
import { parseShell } from '../../buildspec/shell/parse';

/** The buildspec of a project, read. */
export interface CheckedBuildspec {
  buildspec: Buildspec;
  /** As rules of lint look at it. */
  input: LintInput;
  problems: Problem[];
}

/** Unknown, too, where CodeBuild itself could not read the text. */
export function checkedBuildspec(text: Known<string>): CheckedBuildspec | { unknown: string } {
  if ('unknown' in text) return text;
  const { tree, buildspec, problems } = readBuildspec(text.known);
  if (!tree || !buildspec) return { unknown: 'The buildspec has errors: check it by itself first.' };
  const input = new LintInput({ text: text.known, tree, isBroken: false, readShell: parseShell });
  return { buildspec, input, problems };
}
