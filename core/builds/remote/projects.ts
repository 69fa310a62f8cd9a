import type { Project } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';

/** Ids and names that one BatchGet call takes. */
export const BATCH_SIZE = 100;

export interface ProjectNamesPage {
  names: string[];
  /** Absent on the last page. */
  nextToken?: string;
}

/** One page of up to 100 project names, sorted by name. Rejects with the SDK's errors. */
export async function listProjectNames(
  connection: Connection,
  { nextToken, signal }: { nextToken?: string; signal?: AbortSignal } = {},
): Promise<ProjectNamesPage> {
  const { ListProjectsCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new ListProjectsCommand({ sortBy: 'NAME', sortOrder: 'ASCENDING', nextToken });
  const answer = await client.send(command, { abortSignal: signal });
  return { names: answer.projects ?? [], nextToken: answer.nextToken };
}

/** The projects of these names, in their order; those that are gone are left out. */
export async function getProjects(
  connection: Connection,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Project[]> {
  const { BatchGetProjectsCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const found = new Map<string, Project>();
  for (let start = 0; start < names.length; start += BATCH_SIZE) {
    const command = new BatchGetProjectsCommand({ names: names.slice(start, start + BATCH_SIZE) });
    const { projects = [] } = await client.send(command, { abortSignal: signal });
    for (const project of projects) found.set(project.name ?? '', project);
  }
  return names.flatMap((name) => found.get(name) ?? []);
}
