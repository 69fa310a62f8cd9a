import { randomUUID } from 'node:crypto';
import type {
  Build,
  BuildBatch,
  RetryBuildBatchType,
  StartBuildBatchCommandInput,
  StartBuildCommandInput,
} from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';

export type StartBuildOverrides = Omit<StartBuildCommandInput, 'projectName' | 'idempotencyToken'>;
export type StartBuildBatchOverrides = Omit<StartBuildBatchCommandInput, 'projectName' | 'idempotencyToken'>;

/** Starts a build of a project. A token of its own keeps the SDK's retries from starting a second one. */
export async function startBuild(
  connection: Connection,
  projectName: string,
  overrides: StartBuildOverrides = {},
): Promise<Build> {
  const { StartBuildCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new StartBuildCommand({ ...overrides, projectName, idempotencyToken: randomUUID() });
  return answered((await client.send(command)).build);
}

/** Starts the batch of a project's buildspec; the project needs a `buildBatchConfig`. */
export async function startBuildBatch(
  connection: Connection,
  projectName: string,
  overrides: StartBuildBatchOverrides = {},
): Promise<BuildBatch> {
  const { StartBuildBatchCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new StartBuildBatchCommand({ ...overrides, projectName, idempotencyToken: randomUUID() });
  return answeredBatch((await client.send(command)).buildBatch);
}

/** Stops a batch and its builds that run. */
export async function stopBuildBatch(connection: Connection, batchId: string): Promise<BuildBatch> {
  const { StopBuildBatchCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  return answeredBatch((await client.send(new StopBuildBatchCommand({ id: batchId }))).buildBatch);
}

/** Runs the same batch again: all of its builds, or those alone that did not succeed. CodeBuild takes only a batch that failed. */
export async function retryBuildBatch(
  connection: Connection,
  batchId: string,
  retryType: RetryBuildBatchType,
): Promise<BuildBatch> {
  const { RetryBuildBatchCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new RetryBuildBatchCommand({ id: batchId, retryType, idempotencyToken: randomUUID() });
  return answeredBatch((await client.send(command)).buildBatch);
}

/** Stops a build; one that has ended stays as it is. */
export async function stopBuild(connection: Connection, buildId: string): Promise<Build> {
  const { StopBuildCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  return answered((await client.send(new StopBuildCommand({ id: buildId }))).build);
}

/** Starts a new build with everything that this one was started with. */
export async function retryBuild(connection: Connection, buildId: string): Promise<Build> {
  const { RetryBuildCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new RetryBuildCommand({ id: buildId, idempotencyToken: randomUUID() });
  return answered((await client.send(command)).build);
}

/** Has the next builds of a project begin without its cache. */
export async function invalidateProjectCache(connection: Connection, projectName: string): Promise<void> {
  const { InvalidateProjectCacheCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  await client.send(new InvalidateProjectCacheCommand({ projectName }));
}

function answered(build: Build | undefined): Build {
  if (!build?.id) throw new Error('CodeBuild answered without a build.');
  return build;
}

function answeredBatch(batch: BuildBatch | undefined): BuildBatch {
  if (!batch?.id) throw new Error('CodeBuild answered without a batch.');
  return batch;
}
