import { inContexts } from '../contexts';
import type { FailureRule } from '../rule';

/** aws-codebuild-docker-images#337: the local agent of 2020 takes the name of a report group for an ARN. */
export const agentWithoutReports: FailureRule = {
  code: 'agent-without-reports',
  explain(failure) {
    if (!inContexts(failure, /Runtime error \(\*errors\.errorString: arn: invalid prefix\)/))
      return undefined;
    return {
      message: "AWS's local agent knows no report groups by name, and the buildspec has a `reports` section.",
      advice:
        'Run the build with this extension, which makes the reports, or give the agent a copy of the buildspec without `reports`.',
    };
  },
};
