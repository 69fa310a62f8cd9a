import type { FailureRule } from '../rule';

/** UPLOAD_ARTIFACTS is tried after a failed BUILD too, and finds nothing: AWS docs view-build-details-phases. */
export const laterFailure: FailureRule = {
  code: 'later-failure',
  explain({ laterFailures }) {
    const [first] = laterFailures;
    if (!first) return undefined;
    const why = first.contexts
      .map(({ message }) => message.split('\n')[0] ?? '')
      .filter((text) => text !== '');
    return {
      message: `${laterFailures.map(({ phaseType }) => phaseType).join(' and ')} failed after it${why.length === 0 ? '' : ` (${why.join('; ')})`}.`,
      advice: 'That most often follows from the first failure. Correct this one first.',
    };
  },
};
