import { inContexts } from '../contexts';
import { troubleshooting } from '../docs';
import type { FailureRule } from '../rule';

/** FAULT is CodeBuild's own; very long variables show the same way (AWS docs troubleshooting). */
export const serviceFault: FailureRule = {
  code: 'service-fault',
  explain(failure) {
    const isFault =
      failure.phaseStatus === 'FAULT' || inContexts(failure, /CodeBuild is experiencing an issue/);
    if (!isFault) return undefined;
    return {
      message: `${failure.known.runsOn === 'local' ? 'CodeBuild Workbench' : 'CodeBuild'} itself failed in ${failure.phaseType}, not a command of the build.`,
      advice:
        'Run the build again. If it comes again in PROVISIONING, the names and values of its variables may be too long together (about 5,500 characters).',
      docs: troubleshooting('large-env-vars'),
    };
  },
};
