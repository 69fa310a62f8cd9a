import type { OverrideProblem } from '../../../core/builds/remote/override-problems';
import { readBuildspec } from '../../../core/buildspec/read';
import { LineIndex } from '../../../core/buildspec/text';

/** What makes CodeBuild fail the build with that buildspec, told before it is sent. */
export function buildspecProblems(text: string): OverrideProblem[] {
  const errors = readBuildspec(text).problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return [];
  const line = new LineIndex(text).positionAt(first.range.start).line + 1;
  return [
    {
      override: 'buildspec',
      severity: 'warning',
      message:
        errors.length === 1 ? 'The buildspec has an error' : `The buildspec has ${errors.length} errors`,
      next: `Line ${line}: ${firstSentence(first.message)}`,
    },
  ];
}

/** A row has room for no more. */
function firstSentence(message: string): string {
  return /^.*?\.(?=\s|$)/.exec(message)?.[0] ?? message;
}
