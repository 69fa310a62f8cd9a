import { inContexts } from '../contexts';
import { troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** AWS docs troubleshooting: "Build container found dead before completing the build". */
export const containerDead: FailureRule = {
  code: 'container-dead',
  explain(failure) {
    const match = inContexts(
      failure,
      /Build container found dead before completing the build\.?\s*([\s\S]*)/i,
    );
    if (!match) return undefined;
    const isLocal = failure.known.runsOn === 'local';
    return {
      message: `The container ended before the build did.${isLocal && match[1] ? ` ${match[1]}` : ''}`,
      advice: isLocal
        ? 'Check that the Docker engine still runs and has memory left, then run the build again.'
        : 'Most often it ran out of memory: choose a larger compute type. Otherwise the image does not fit: it needs `sh`, the operating system of the environment type, and no `HTTP_PROXY` of its own.',
      docs: troubleshooting('sh-build-images'),
    };
  },
};
