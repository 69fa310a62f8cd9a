import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../../aws/connection';
import { tryOnce } from '../../../aws/try-once';

/** One call for up to 100 builds, tried once; those that are gone are left out. Rejects with the SDK's errors. */
export async function pollBuilds(
  connection: Connection,
  ids: string[],
  abortSignal: AbortSignal,
): Promise<Build[]> {
  const { BatchGetBuildsCommand } = await import('../../../aws/sdk');
  const client = await connection.codeBuild();
  const { builds = [] } = await client.send(tryOnce(new BatchGetBuildsCommand({ ids })), { abortSignal });
  return builds;
}

/** The same for batches. */
export async function pollBatches(
  connection: Connection,
  ids: string[],
  abortSignal: AbortSignal,
): Promise<BuildBatch[]> {
  const { BatchGetBuildBatchesCommand } = await import('../../../aws/sdk');
  const client = await connection.codeBuild();
  const command = tryOnce(new BatchGetBuildBatchesCommand({ ids }));
  const { buildBatches = [] } = await client.send(command, { abortSignal });
  return buildBatches;
}
