import type { FailureRule } from '../rule';

/** CloudFormation, by the AWS CLI, SAM, the CDK or Serverless: the reason stands in the events of the stack. */
export const stackFailed: FailureRule = {
  code: 'stack-failed',
  lines: {
    words: [
      'failed to create/update the stack',
      'failed to create the changeset',
      'create_failed',
      'update_failed',
      'rollback_complete',
      'rollback_in_progress',
      'failed to deploy',
      'waiter stackcreatecomplete failed',
      'waiter stackupdatecomplete failed',
    ],
    pattern:
      /Failed to create\/update the stack|Failed to create the changeset|(?:CREATE|UPDATE|DELETE)_FAILED\b.*|ROLLBACK_(?:COMPLETE|IN_PROGRESS)\b|Stack \S+ failed to deploy|Waiter Stack(?:Create|Update)Complete failed/,
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    const reason = lines.find(({ text }) => /_FAILED\b/.test(text));
    return {
      message: `CloudFormation could not deploy a stack.${reason ? '' : ' The log does not say why.'}`,
      advice:
        'See the events of the stack: the first resource with a status in `_FAILED` has the reason (`aws cloudformation describe-stack-events`).',
      docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
    };
  },
};
