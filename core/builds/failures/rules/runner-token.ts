import { inContexts } from '../contexts';
import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** A build that is a runner of another CI, which registers it with a token. */
export const runnerToken: FailureRule = {
  code: 'runner-token',
  explain(failure) {
    const match = inContexts(failure, /Error while fetching runner token: (?:error code \d+: )?(.*)/);
    if (!match) return undefined;
    return {
      message: `CodeBuild got no token to register the build as a self-hosted runner: ${(match[1] ?? '').trim().replace(/\.$/, '')}.`,
      advice:
        'See that the connection of the project may manage self-hosted runners of the repository or organisation, and that the job which asked for the runner still waits for it.',
      docs: guide('action-runner'),
    };
  },
};
