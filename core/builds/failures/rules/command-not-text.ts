import { inContexts } from '../contexts';
import { BUILDSPEC_DOCS } from '../docs';
import { problemFix } from '../problem-fix';
import type { FailureRule } from '../rule';

/** aws/sagemaker-chainer-container#83: the item may stand at the line named or at the one above. */
export const commandNotText: FailureRule = {
  code: 'command-not-text',
  explain(failure) {
    const match = inContexts(
      failure,
      /Expected Commands\[(\d+)\] to be of string type: found subkeys instead at line (\d+)/,
      'YAML_FILE_ERROR',
    );
    if (!match) return undefined;
    const [, index = '', line = ''] = match;
    const problem = failure.buildspec?.problems.find(
      ({ code, refusal }) =>
        code === 'command-not-text' && refusal && match[0].startsWith(refusal.message.slice(0, 40)),
    );
    return {
      message: `YAML takes command ${Number(index) + 1} of a phase, at or above line ${line} of the buildspec, for keys and values or a list: it has \`: \` in it, or starts with \`{\` or \`[\`.`,
      advice: 'Put the whole command in quotes, or write it as a block after `|`.',
      docs: BUILDSPEC_DOCS,
      range: problem?.range ?? failure.buildspec?.lineRange(Number(line)),
      fix: problemFix(problem),
    };
  },
};
