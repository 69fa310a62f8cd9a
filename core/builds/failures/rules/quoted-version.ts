import { inContexts } from '../contexts';
import { problemFix } from '../problem-fix';
import type { FailureRule } from '../rule';

/** A plain build takes the text, a batch does not: aws/aws-cdk#29592. */
export const quotedVersion: FailureRule = {
  code: 'quoted-version',
  explain(failure) {
    if (!inContexts(failure, /cannot unmarshal !!str `0\.\d` into float64/)) return undefined;
    const problem = failure.buildspec?.problems.find(({ code }) => code === 'quoted-version');
    return {
      message: 'A batch takes the version of its buildspec as a number only, and here it is in quotes.',
      advice: 'Write `version: 0.2` without quotes.',
      docs: 'https://github.com/aws/aws-cdk/issues/29592',
      range: problem?.range ?? failure.buildspec?.scalarAt('version')?.range,
      fix: problemFix(problem),
    };
  },
};
