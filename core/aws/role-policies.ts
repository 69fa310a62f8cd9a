import type { IAMClient } from '@aws-sdk/client-iam';
import type { Connection } from './connection';

/** A role with the documents of all its policies, as text. */
export interface RoleWithPolicies {
  name: string;
  policies: { name: string; arn?: string; document: string }[];
  /** Who may take it on. */
  trust: string;
  /** The ARN of its permissions boundary. */
  boundary?: string;
}

/** Reads a role and its policies, its own and those that are attached. Rejects as the SDK does: the caller may lack rights of IAM. */
export async function readRolePolicies(
  connection: Connection,
  roleArn: string,
  signal?: AbortSignal,
): Promise<RoleWithPolicies> {
  const iam = await connection.iam();
  const { GetRoleCommand } = await import('./iam-sdk');
  // its path is no part of its name
  const name = roleArn.replace(/^.*\//, '');
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }), { abortSignal: signal });
  return {
    name,
    policies: [...(await ownPolicies(iam, name, signal)), ...(await attachedPolicies(iam, name, signal))],
    trust: decoded(Role?.AssumeRolePolicyDocument),
    boundary: Role?.PermissionsBoundary?.PermissionsBoundaryArn,
  };
}

async function ownPolicies(iam: IAMClient, RoleName: string, abortSignal: AbortSignal | undefined) {
  const { GetRolePolicyCommand, ListRolePoliciesCommand } = await import('./iam-sdk');
  const names = await allOf(async (Marker) => {
    const page = await iam.send(new ListRolePoliciesCommand({ RoleName, Marker }), { abortSignal });
    return { items: page.PolicyNames ?? [], next: page.IsTruncated ? page.Marker : undefined };
  });
  const policies: RoleWithPolicies['policies'] = [];
  for (const name of names) {
    const command = new GetRolePolicyCommand({ RoleName, PolicyName: name });
    const { PolicyDocument } = await iam.send(command, { abortSignal });
    policies.push({ name, document: decoded(PolicyDocument) });
  }
  return policies;
}

async function attachedPolicies(iam: IAMClient, RoleName: string, abortSignal: AbortSignal | undefined) {
  const { GetPolicyCommand, GetPolicyVersionCommand, ListAttachedRolePoliciesCommand } = await import(
    './iam-sdk'
  );
  const attached = await allOf(async (Marker) => {
    const page = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker }), { abortSignal });
    return { items: page.AttachedPolicies ?? [], next: page.IsTruncated ? page.Marker : undefined };
  });
  const policies: RoleWithPolicies['policies'] = [];
  for (const { PolicyName: name = '', PolicyArn } of attached) {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }), { abortSignal });
    const command = new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId });
    const { PolicyVersion } = await iam.send(command, { abortSignal });
    policies.push({ name, arn: PolicyArn, document: decoded(PolicyVersion?.Document) });
  }
  return policies;
}

async function allOf<T>(page: (marker?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const { items, next } = await page(marker);
    all.push(...items);
    marker = next;
  } while (marker !== undefined);
  return all;
}

/** IAM gives documents in the encoding of URLs (RFC 3986). */
function decoded(document = ''): string {
  try {
    return decodeURIComponent(document);
  } catch {
    return document;
  }
}
