import type { Build, Project, SourceCredentialsInfo } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { describeAwsError } from '../../aws/errors';
import { type RoleWithPolicies, readRolePolicies } from '../../aws/role-policies';
import type { Known } from '../known';
import { listBuilds } from './builds';
import { type InSource, projectBuildspec } from './project-buildspec';
import { getProjects } from './projects';

/** A project and what a review of it looks at, as far as the caller may read it. */
export interface ProjectFacts {
  project: Project;
  buildspec: Known<string>;
  /** The newest, up to a hundred. */
  builds: Known<Build[]>;
  /** Those of the account in its region. */
  sourceCredentials: Known<SourceCredentialsInfo[]>;
  /** Of its service role; undefined where it was not asked for. */
  role?: Known<RoleWithPolicies>;
}

export interface FactsOptions {
  /** Whether IAM is asked for the role. */
  asksIam: boolean;
  /** The buildspec where it is a file of the source. */
  inSource(place: InSource): Promise<Known<string>>;
  signal: AbortSignal;
}

/** Undefined where there is no such project. Rejects with the SDK's errors where the project itself cannot be read, and on abort. */
export async function readProjectFacts(
  connection: Connection,
  name: string,
  { asksIam, inSource, signal }: FactsOptions,
): Promise<ProjectFacts | undefined> {
  const [project] = await getProjects(connection, [name], signal);
  if (!project) return undefined;
  const { serviceRole = '' } = project;
  const [buildspec, builds, sourceCredentials, role] = await Promise.all([
    projectBuildspec(connection, project, inSource, signal),
    known('codebuild:ListBuildsForProject', () => newestBuilds(connection, name, signal)),
    known('codebuild:ListSourceCredentials', () => listSourceCredentials(connection, signal)),
    asksIam ? known('iam:GetRole', () => readRolePolicies(connection, serviceRole, signal)) : undefined,
  ]);
  signal.throwIfAborted();
  return { project, buildspec, builds, sourceCredentials, role };
}

async function newestBuilds(connection: Connection, name: string, signal: AbortSignal): Promise<Build[]> {
  return (await listBuilds(connection, name, { signal })).builds;
}

async function listSourceCredentials(
  connection: Connection,
  signal: AbortSignal,
): Promise<SourceCredentialsInfo[]> {
  const { ListSourceCredentialsCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const { sourceCredentialsInfos = [] } = await client.send(new ListSourceCredentialsCommand({}), {
    abortSignal: signal,
  });
  return sourceCredentialsInfos;
}

async function known<T>(action: string, read: () => Promise<T>): Promise<Known<T>> {
  try {
    return { known: await read() };
  } catch (error) {
    return { unknown: describeAwsError(error, { action }).message };
  }
}
