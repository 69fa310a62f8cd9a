import type { Connection } from '../../aws/connection';

export interface BuildIdsPage {
  ids: string[];
  /** Absent on the last page. */
  nextToken?: string;
}

/** One page of up to 100 ids of the builds of all projects; the service lists the newest first, though it promises no such order. */
export async function listBuildIds(
  connection: Connection,
  { nextToken, signal }: { nextToken?: string; signal?: AbortSignal } = {},
): Promise<BuildIdsPage> {
  const { ListBuildsCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const { ids = [], nextToken: next } = await client.send(new ListBuildsCommand({ nextToken }), {
    abortSignal: signal,
  });
  return { ids, nextToken: next };
}

/** The id of a project's newest build; undefined where it has none. No sort order is sent, as in listBuilds. */
export async function latestBuildId(
  connection: Connection,
  projectName: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { ListBuildsForProjectCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const { ids = [] } = await client.send(new ListBuildsForProjectCommand({ projectName }), {
    abortSignal: signal,
  });
  return ids[0];
}
