import type { BuildBatch } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { nameOf } from '../../aws/error-names';
import { BATCH_SIZE } from './projects';

export interface BatchesPage {
  /** Newest first. */
  batches: BuildBatch[];
  /** Absent on the last page. */
  nextToken?: string;
}

/**
 * One page of up to 100 batches of a project, newest first; no sort order is sent, as for builds. None where the server does not know
 * batches at all, as some that stand in for AWS. Rejects with the SDK's errors.
 */
export async function listBatches(
  connection: Connection,
  projectName: string,
  { nextToken, signal }: { nextToken?: string; signal?: AbortSignal } = {},
): Promise<BatchesPage> {
  const { ListBuildBatchesForProjectCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new ListBuildBatchesForProjectCommand({ projectName, nextToken });
  const answer = await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
    if (nameOf(error) === 'UnknownOperationException') return { ids: [], nextToken: undefined };
    throw error;
  });
  return {
    batches: await getBatches(connection, answer.ids ?? [], signal),
    nextToken: answer.nextToken,
  };
}

/** The batches of these ids, in their order; those that are gone are left out. */
export async function getBatches(
  connection: Connection,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<BuildBatch[]> {
  const { BatchGetBuildBatchesCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const found = new Map<string, BuildBatch>();
  for (let start = 0; start < ids.length; start += BATCH_SIZE) {
    const command = new BatchGetBuildBatchesCommand({ ids: ids.slice(start, start + BATCH_SIZE) });
    const { buildBatches = [] } = await client.send(command, { abortSignal: signal });
    for (const batch of buildBatches) found.set(batch.id ?? '', batch);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
