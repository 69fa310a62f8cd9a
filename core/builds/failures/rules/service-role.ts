import { inContexts } from '../contexts';
import { troubleshooting } from '../docs';
import { roleIn } from '../iam';
import type { FailureRule } from '../rule';

/** CodeBuild itself may not take the project's role: AWS docs troubleshooting. */
export const serviceRole: FailureRule = {
  code: 'service-role',
  explain(failure) {
    const match = inContexts(failure, /CodeBuild is not authorized to perform: sts:AssumeRole on (\S+)/);
    if (!match) return undefined;
    const arn = match[1]?.replace(/[.,]$/, '') ?? '';
    return {
      message: `CodeBuild may not take the role \`${roleIn(arn) ?? arn}\` of the project.`,
      advice:
        'See that the role exists, and that its trust policy lets `codebuild.amazonaws.com` do `sts:AssumeRole`.',
      docs: troubleshooting('assume-role'),
    };
  },
};
