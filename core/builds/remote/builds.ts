import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { BATCH_SIZE } from './projects';

export interface BuildsPage {
  /** Newest first. */
  builds: Build[];
  /** Absent on the last page. */
  nextToken?: string;
}

/**
 * One page of up to 100 builds of a project, newest first. No sort order is sent: the API's own comment says that the call
 * fails with one on a project of over 100 builds, and newest first is its default.
 */
export async function listBuilds(
  connection: Connection,
  projectName: string,
  { nextToken, signal }: { nextToken?: string; signal?: AbortSignal } = {},
): Promise<BuildsPage> {
  const { ListBuildsForProjectCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new ListBuildsForProjectCommand({ projectName, nextToken });
  const answer = await client.send(command, { abortSignal: signal });
  return {
    builds: await getBuilds(connection, answer.ids ?? [], signal),
    nextToken: answer.nextToken,
  };
}

/** The builds of these ids, in their order; those that are gone are left out. */
export async function getBuilds(
  connection: Connection,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<Build[]> {
  const { BatchGetBuildsCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const found = new Map<string, Build>();
  for (let start = 0; start < ids.length; start += BATCH_SIZE) {
    const command = new BatchGetBuildsCommand({ ids: ids.slice(start, start + BATCH_SIZE) });
    const { builds = [] } = await client.send(command, { abortSignal: signal });
    for (const build of builds) found.set(build.id ?? '', build);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
