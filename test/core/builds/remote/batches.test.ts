import type { BuildBatch } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { retryBuildBatch, stopBuildBatch } from '../../../../core/builds/remote/actions';
import { batchGroups, batchIdOfArn, buildIdOfArn } from '../../../../core/builds/remote/batch-groups';
import { getBatches, listBatches } from '../../../../core/builds/remote/batches';
import { batchHasEnded } from '../../../../core/builds/remote/status';
import { startFakeAws } from './fake-aws';

const ARN = 'arn:aws:codebuild:eu-west-1:123456789012:build/web:';

describe('batches', () => {
  it('come newest first, a page of ids and one call for what they are', async () => {
    const { connection, calls } = await startFakeAws({
      ListBuildBatchesForProject: [{ ok: { ids: ['web:b2', 'web:b1'], nextToken: 'n' } }],
      BatchGetBuildBatches: [{ ok: { buildBatches: [{ id: 'web:b1' }, { id: 'web:b2' }] } }],
    });
    const { batches, nextToken } = await listBatches(connection, 'web', { nextToken: 'm' });
    expect(batches.map(({ id }) => id)).toEqual(['web:b2', 'web:b1']);
    expect(nextToken).toBe('n');
    expect(calls.map(({ input }) => input)).toEqual([
      { projectName: 'web', nextToken: 'm' },
      { ids: ['web:b2', 'web:b1'] },
    ]);
  });

  it('take one call where there are none', async () => {
    const { connection, calls } = await startFakeAws({ ListBuildBatchesForProject: [{ ok: {} }] });
    expect(await listBatches(connection, 'web')).toEqual({ batches: [], nextToken: undefined });
    expect(calls).toHaveLength(1);
  });

  it('are none where a server does not know them', async () => {
    const { connection } = await startFakeAws({
      ListBuildBatchesForProject: [{ error: 'UnknownOperationException' }],
    });
    expect(await listBatches(connection, 'web')).toEqual({ batches: [], nextToken: undefined });
  });

  it('are described in hundreds, without those that are gone', async () => {
    const { connection, calls } = await startFakeAws({
      BatchGetBuildBatches: [
        { ok: { buildBatches: [{ id: 'b1' }] } },
        { ok: { buildBatches: [{ id: 'b120' }] } },
      ],
    });
    const ids = Array.from({ length: 150 }, (_, index) => `b${index}`);
    expect((await getBatches(connection, ids)).map(({ id }) => id)).toEqual(['b1', 'b120']);
    expect(calls.map(({ input }) => (input.ids as string[]).length)).toEqual([100, 50]);
  });

  it('are stopped, and retried whole or where they failed', async () => {
    const batch = { ok: { buildBatch: { id: 'web:b1' } } };
    const { connection, calls } = await startFakeAws({
      StopBuildBatch: [batch],
      RetryBuildBatch: [batch],
    });
    await stopBuildBatch(connection, 'web:b1');
    await retryBuildBatch(connection, 'web:b1', 'RETRY_ALL_BUILDS');
    await retryBuildBatch(connection, 'web:b1', 'RETRY_FAILED_BUILDS');
    const idempotencyToken = expect.any(String);
    expect(calls.map(({ input }) => input)).toEqual([
      { id: 'web:b1' },
      { id: 'web:b1', retryType: 'RETRY_ALL_BUILDS', idempotencyToken },
      { id: 'web:b1', retryType: 'RETRY_FAILED_BUILDS', idempotencyToken },
    ]);
  });

  it('have ended when they say so, else when they have an end or a status', () => {
    expect(batchHasEnded({ complete: false, buildBatchStatus: 'FAILED' })).toBe(false);
    expect(batchHasEnded({ buildBatchStatus: 'FAILED' })).toBe(true);
    expect(batchHasEnded({ buildBatchStatus: 'IN_PROGRESS' })).toBe(false);
    expect(batchHasEnded({})).toBe(false);
  });
});

describe('the groups of a batch', () => {
  const batch: BuildBatch = {
    buildGroups: [
      { identifier: 'deploy', dependsOn: ['test'], currentBuildSummary: { arn: `${ARN}3` } },
      {
        identifier: 'test',
        dependsOn: ['compile'],
        ignoreFailure: true,
        currentBuildSummary: { arn: `${ARN}2`, buildStatus: 'IN_PROGRESS' },
        priorBuildSummaryList: [
          { arn: `${ARN}first`, buildStatus: 'FAILED', requestedOn: new Date(1_000) },
          { arn: `${ARN}second`, buildStatus: 'FAULT', requestedOn: new Date(2_000) },
        ],
      },
      { identifier: 'compile', currentBuildSummary: { arn: `${ARN}1`, buildStatus: 'SUCCEEDED' } },
    ],
  };

  it('stand after those that they depend on', () => {
    expect(batchGroups(batch).map(({ identifier }) => identifier)).toEqual(['compile', 'test', 'deploy']);
  });

  it('have the build of now, and those that were tried before it, the newest first', () => {
    expect(batchGroups(batch)[1]).toEqual({
      identifier: 'test',
      dependsOn: ['compile'],
      ignoreFailure: true,
      current: { buildId: 'web:2', buildStatus: 'IN_PROGRESS' },
      prior: [
        { buildId: 'web:second', buildStatus: 'FAULT' },
        { buildId: 'web:first', buildStatus: 'FAILED' },
      ],
    });
  });

  it('wait where nothing is said of their build', () => {
    expect(batchGroups(batch)[2]?.current?.buildStatus).toBe('PENDING');
    expect(batchGroups({ buildGroups: [{ identifier: 'a' }] })).toMatchObject([{ current: undefined }]);
  });
});

describe('the id in an ARN', () => {
  it('is that of a build, or of a batch, and of nothing else', () => {
    const batch = 'arn:aws:codebuild:eu-west-1:123456789012:build-batch/web:b1';
    expect(buildIdOfArn(`${ARN}1`)).toBe('web:1');
    expect(batchIdOfArn(batch)).toBe('web:b1');
    expect(buildIdOfArn(batch)).toBeUndefined();
    expect(batchIdOfArn(`${ARN}1`)).toBeUndefined();
    expect(buildIdOfArn(undefined)).toBeUndefined();
  });
});
