/** What AWS refused, as far as its text says so in a form that is known. */
export interface DeniedAction {
  /** Of IAM, such as `codebuild:StartBuild`. */
  action: string;
  /** An ARN of the same service, without wildcards. */
  resource?: string;
  /** Whether a policy forbids it: then none that allows it helps. */
  isForbidden: boolean;
}

const DENIED =
  /is not authorized to perform: ([a-z][a-z0-9-]{1,40}:[A-Z][A-Za-z0-9]{1,80})(?![A-Za-z0-9:*])(?: on resource: (?:"(\S{1,600})"|(\S{1,600})))?/;
const ARN = /^arn:aws(?:-[a-z]+){0,2}:([a-z0-9-]+):[a-z0-9-]*:(?:\d{12})?:[A-Za-z0-9/_+=.@:#-]+$/;

/**
 * Reads what is missing out of the message of an AccessDenied error (IAM user guide, "Troubleshoot access denied error messages"). The
 * text comes from a server: what does not look just like an action or an ARN counts as not said.
 */
export function deniedAction(message: string): DeniedAction | undefined {
  // S3 quotes it
  const [, action, quoted, plain = ''] = DENIED.exec(message) ?? [];
  if (action === undefined) return undefined;
  const resource = quoted ?? plain;
  const service = ARN.exec(resource)?.[1];
  return {
    action,
    ...(service !== undefined && action.startsWith(`${service}:`) && { resource }),
    isForbidden: /with an explicit deny/.test(message),
  };
}
