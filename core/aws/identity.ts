/** Who calls AWS, as a user thinks of it. */
export interface Principal {
  kind: 'role' | 'user' | 'federated user' | 'root user';
  /** Of role or user, without its path; of a role that SSO has made the permission set's. */
  name?: string;
  /** Of an assumed role. */
  session?: string;
}

// IAM Identity Center user guide, "Referencing permission sets in resource policies"
const PERMISSION_SET = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** Reads the ARN that sts GetCallerIdentity gives; undefined where it is of another form. */
export function principalOf(arn: string): Principal | undefined {
  const [, kind, rest = ''] = /^arn:[a-z-]+:(?:sts|iam)::\d{12}:([a-z-]+)(?:\/(.+))?$/.exec(arn) ?? [];
  const parts = rest.split('/');
  switch (kind) {
    case 'assumed-role': {
      const [role = '', session] = parts;
      return { kind: 'role', name: PERMISSION_SET.exec(role)?.[1] ?? role, session };
    }
    case 'user':
      return { kind: 'user', name: parts.at(-1) };
    case 'federated-user':
      return { kind: 'federated user', name: rest };
    case 'root':
      return { kind: 'root user' };
    default:
      return undefined;
  }
}
