import type { FailureFix, IamStatement } from './explanation';

// what a policy may hold: no text of a log goes into one unread
const ACTION = /^[a-z0-9-]+:[A-Za-z0-9]+$/;
const RESOURCE = /^(?:\*|arn:aws[a-z-]*:[\w:/.*+=,@-]+)$/;

/** The role of a caller's ARN, `arn:aws:sts::111122223333:assumed-role/ROLE/SESSION`. */
export function roleIn(arn: string): string | undefined {
  return /:(?:assumed-role|role)\/(?:.*\/)?([\w+=,.@-]+)(?:\/[\w+=,.@-]+)?$/.exec(
    arn.replace(/(:assumed-role\/[^/]+)\/[^/]+$/, '$1'),
  )?.[1];
}

/** Shows the statement that allows an action; undefined where a policy cannot hold what the log says. */
export function iamFix(
  actions: readonly string[],
  resources: readonly string[],
  role?: string,
): FailureFix | undefined {
  if (!actions.every((action) => ACTION.test(action)) || !resources.every((arn) => RESOURCE.test(arn)))
    return undefined;
  const statement: IamStatement = { Effect: 'Allow', Action: [...actions], Resource: [...resources] };
  return { kind: 'iam-statement', title: 'Show the IAM Statement', statement, role };
}
