import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BatchDeleteBuildsCommand,
  BatchGetBuildBatchesCommand,
  type BuildBatch,
  DeleteBuildBatchCommand,
  ListBuildBatchesCommand,
  ListBuildBatchesForProjectCommand,
  ListBuildsForProjectCommand,
  RetryBuildBatchCommand,
  StartBuildBatchCommand,
  type StartBuildBatchCommandInput,
  StopBuildBatchCommand,
} from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import type { StatusType } from '../../../core/builds/events';
import type { RunBuild } from '../../../core/emulator/builds/carry-out';
import { runOnHost } from '../../../core/emulator/run-build';
import { hostEngine } from '../builds/local/support';
import { createTestProject, endedBuild, getBuild, startTestEmulator, type TestEmulator } from './support';

const GRAPH = `version: 0.2
batch:
  build-graph:
    - identifier: compile
      env:
        image: compiler
        compute-type: BUILD_GENERAL1_LARGE
        variables:
          STAGE: compile
          TARGET: all
    - identifier: unit
      depend-on: [compile]
    - identifier: lint
      ignore-failure: true
    - identifier: publish
      depend-on: [unit]
`;

type Results = Record<string, StatusType>;

/** Builds that end at once with the status that their identifier has, SUCCEEDED unless given. */
function endingWith(results: Results, seen: Parameters<RunBuild>[0][] = []): RunBuild {
  return async (request) => {
    seen.push(request);
    return { ok: true, buildStatus: results[request.batchBuildIdentifier ?? ''] ?? 'SUCCEEDED' };
  };
}

async function emulatorWith(options: Parameters<typeof startTestEmulator>[0] = {}): Promise<TestEmulator> {
  const emulator = await startTestEmulator(options);
  await createTestProject(emulator);
  return emulator;
}

async function start(
  { codeBuild }: TestEmulator,
  input: Partial<StartBuildBatchCommandInput> = {},
): Promise<BuildBatch & { id: string }> {
  const { buildBatch } = await codeBuild.send(
    new StartBuildBatchCommand({
      projectName: 'web',
      buildspecOverride: GRAPH,
      buildBatchConfigOverride: { serviceRole: 'arn:aws:iam::000000000000:role/batch' },
      ...input,
    }),
  );
  if (!buildBatch?.id) throw new Error('no batch');
  return { ...buildBatch, id: buildBatch.id };
}

async function getBatch({ codeBuild }: TestEmulator, id: string): Promise<BuildBatch> {
  const { buildBatches = [] } = await codeBuild.send(new BatchGetBuildBatchesCommand({ ids: [id] }));
  const [batch] = buildBatches;
  if (!batch) throw new Error(`no batch ${id}`);
  return batch;
}

async function endedBatch(emulator: TestEmulator, id: string): Promise<BuildBatch> {
  for (;;) {
    const batch = await getBatch(emulator, id);
    if (batch.complete) return batch;
  }
}

function statuses({ buildGroups = [] }: BuildBatch): Record<string, string | undefined> {
  return Object.fromEntries(
    buildGroups.map(({ identifier, currentBuildSummary }) => [identifier, currentBuildSummary?.buildStatus]),
  );
}

function phases({ phases: all = [] }: BuildBatch) {
  return all.map(({ phaseType, phaseStatus }) => [phaseType, phaseStatus]);
}

describe('a batch', () => {
  it('runs its builds by their dependencies, each as a build of the project', async () => {
    const seen: Parameters<RunBuild>[0][] = [];
    const emulator = await emulatorWith({ runBuild: endingWith({}, seen) });
    const started = await start(emulator);
    expect(started).toMatchObject({
      id: expect.stringMatching(/^web:[0-9a-f-]{36}$/),
      buildBatchNumber: 1,
      buildBatchStatus: 'IN_PROGRESS',
      currentPhase: 'SUBMITTED',
      complete: false,
      buildTimeoutInMinutes: 60,
      buildBatchConfig: { serviceRole: 'arn:aws:iam::000000000000:role/batch', timeoutInMins: 480 },
      logConfig: { cloudWatchLogs: { status: 'ENABLED' } },
    });

    const batch = await endedBatch(emulator, started.id);
    expect(batch).toMatchObject({ buildBatchStatus: 'SUCCEEDED', endTime: expect.any(Date) });
    expect(phases(batch)).toEqual([
      ['SUBMITTED', 'SUCCEEDED'],
      ['DOWNLOAD_BATCHSPEC', 'SUCCEEDED'],
      ['IN_PROGRESS', 'SUCCEEDED'],
      ['SUCCEEDED', undefined],
    ]);
    expect(
      batch.buildGroups?.map(({ identifier, dependsOn, ignoreFailure }) => [
        identifier,
        dependsOn,
        ignoreFailure,
      ]),
    ).toEqual([
      ['DOWNLOAD_SOURCE', undefined, false],
      ['compile', [], false],
      ['unit', ['compile'], false],
      ['lint', [], true],
      ['publish', ['unit'], false],
    ]);
    expect(new Set(Object.values(statuses(batch)))).toEqual(new Set(['SUCCEEDED']));
    const order = seen.map(({ batchBuildIdentifier }) => batchBuildIdentifier ?? '');
    expect(order.indexOf('compile')).toBeLessThan(order.indexOf('unit'));
    expect(order.indexOf('unit')).toBeLessThan(order.indexOf('publish'));

    const { ids } = await emulator.codeBuild.send(new ListBuildsForProjectCommand({ projectName: 'web' }));
    const arns = batch.buildGroups?.map(
      ({ currentBuildSummary }) => currentBuildSummary?.arn?.split(':build/')[1],
    );
    expect(ids?.toSorted()).toEqual(arns?.toSorted());
    for (const id of ids ?? [])
      expect(await getBuild(emulator, id)).toMatchObject({ buildBatchArn: batch.arn, buildComplete: true });
  });

  it('gives its builds what the batch and the build itself say', async () => {
    const seen: Parameters<RunBuild>[0][] = [];
    const emulator = await emulatorWith({ runBuild: endingWith({}, seen) });
    const overrides = [{ name: 'TARGET', value: 'none' }];
    const { id } = await start(emulator, {
      environmentVariablesOverride: overrides,
      buildTimeoutInMinutesOverride: 9,
    });
    const { buildGroups = [] } = await endedBatch(emulator, id);
    const compile = buildGroups[1]?.currentBuildSummary?.arn?.split(':build/')[1] ?? '';
    expect(await getBuild(emulator, compile)).toMatchObject({
      timeoutInMinutes: 9,
      environment: {
        image: 'compiler',
        computeType: 'BUILD_GENERAL1_LARGE',
        environmentVariables: [
          { name: 'STAGE', value: 'compile' },
          { name: 'TARGET', value: 'none' },
        ],
      },
    });
    expect(seen.find(({ batchBuildIdentifier }) => batchBuildIdentifier === 'unit')).toMatchObject({
      image: 'workbench-test:busybox',
      environmentVariables: expect.arrayContaining([{ name: 'STAGE', value: 'dev' }]),
    });
  });

  it.each([
    ['a list', 'build-list:\n    - identifier: a\n    - identifier: b', ['a', 'b']],
    ['a fan-out', 'build-fanout:\n    parallelism: 2', ['shard_1', 'shard_2']],
    [
      'a matrix',
      'build-matrix:\n    dynamic:\n      env:\n        variables:\n          V: [x, y]',
      [expect.any(String), expect.any(String)],
    ],
  ])('can be %s', async (_, text, identifiers) => {
    const seen: Parameters<RunBuild>[0][] = [];
    const emulator = await emulatorWith({ runBuild: endingWith({}, seen) });
    const { id } = await start(emulator, { buildspecOverride: `version: 0.2\nbatch:\n  ${text}\n` });
    const batch = await endedBatch(emulator, id);
    expect(batch.buildBatchStatus).toBe('SUCCEEDED');
    expect(Object.keys(statuses(batch))).toEqual(['DOWNLOAD_SOURCE', ...identifiers]);
    if (text.includes('fanout')) expect(seen.map(({ shard }) => shard?.total)).toEqual([2, 2]);
  });

  it('runs for real, each build under its own name', async () => {
    const emulator = await emulatorWith({ runBuild: runOnHost(hostEngine()) });
    const { id } = await start(emulator, {
      buildspecOverride: `version: 0.2
batch:
  build-graph:
    - identifier: one
      env:
        variables: {WHAT: first}
    - identifier: two
      depend-on: [one]
phases:
  build:
    commands:
      - echo "$CODEBUILD_BATCH_BUILD_IDENTIFIER is \${WHAT:-the other}"
`,
    });
    const { buildBatchStatus, buildGroups = [] } = await endedBatch(emulator, id);
    expect(buildBatchStatus).toBe('SUCCEEDED');
    const uuids = buildGroups.map(
      ({ currentBuildSummary }) => currentBuildSummary?.arn?.split(':').at(-1) ?? '',
    );
    const logs = await Promise.all(
      uuids.map(async (uuid) =>
        (await emulator.context.logs.read(uuid)).map(({ message }) => message).join(''),
      ),
    );
    expect(logs[0]).toContain('Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED');
    expect(logs[1]).toContain('\none is first\n');
    expect(logs[2]).toContain('\ntwo is the other\n');
  });

  it('fails with a build, does not start what waits for it, and goes on where a failure is ignored', async () => {
    const emulator = await emulatorWith({ runBuild: endingWith({ unit: 'FAILED', lint: 'FAILED' }) });
    const { id } = await start(emulator);
    const batch = await endedBatch(emulator, id);
    expect(batch.buildBatchStatus).toBe('FAILED');
    expect(statuses(batch)).toMatchObject({
      compile: 'SUCCEEDED',
      unit: 'FAILED',
      lint: 'FAILED',
      publish: 'STOPPED',
    });
    expect(phases(batch).slice(2)).toEqual([
      ['IN_PROGRESS', 'CLIENT_ERROR'],
      ['FAILED', undefined],
    ]);
    const ignored = await start(emulator, {
      buildspecOverride: GRAPH.replace(/ {4}- identifier: (unit|publish)\n.*\n/g, ''),
    });
    expect((await endedBatch(emulator, ignored.id)).buildBatchStatus).toBe('SUCCEEDED');
  });

  it('says in its phases why its buildspec cannot be used', async () => {
    const emulator = await emulatorWith();
    const spec = await start(emulator, { buildspecOverride: 'version: 0.2\nphases: {}\n' });
    const source = await start(emulator, {
      sourceTypeOverride: 'GITHUB',
      sourceLocationOverride: 'https://github.com/a/b.git',
    });
    const contexts = async (id: string) => {
      const batch = await endedBatch(emulator, id);
      expect(batch.buildBatchStatus).toBe('FAILED');
      return batch.phases?.find(({ phaseType }) => phaseType === 'DOWNLOAD_BATCHSPEC')?.contexts;
    };
    expect(await contexts(spec.id)).toMatchObject([{ statusCode: 'BATCH_SPEC_VALIDATION_ERROR' }]);
    expect(await contexts(source.id)).toMatchObject([
      { statusCode: 'CLIENT_ERROR', message: expect.stringContaining('Give a folder of this computer') },
    ]);
  });

  it.each([
    [{ maximumBuildsAllowed: 3 }, 'The batch has 4 builds; the project allows 3 (maximumBuildsAllowed).'],
    [
      { computeTypesAllowed: ['BUILD_GENERAL1_SMALL'] },
      'compile has the compute type BUILD_GENERAL1_LARGE; the project allows BUILD_GENERAL1_SMALL (computeTypesAllowed).',
    ],
  ])('is held to the restrictions of its project: %j', async (restrictions, message) => {
    const emulator = await emulatorWith();
    const { id } = await start(emulator, { buildBatchConfigOverride: { serviceRole: 'role', restrictions } });
    const { phases: all = [] } = await endedBatch(emulator, id);
    expect(all[1]?.contexts).toEqual([{ statusCode: 'BATCH_SPEC_VALIDATION_ERROR', message }]);
  });

  it('lays the artifacts of its builds in one place, where it is to combine them', async () => {
    const runBuild: RunBuild = async (
      { buildId, batchBuildIdentifier = '', artifactsDirectory = '' },
      { emit },
    ) => {
      await mkdir(artifactsDirectory, { recursive: true });
      await writeFile(join(artifactsDirectory, `${batchBuildIdentifier}.txt`), batchBuildIdentifier);
      emit({
        event: 'artifact',
        buildId,
        at: new Date().toISOString(),
        identifier: '',
        location: artifactsDirectory,
        files: [`${batchBuildIdentifier}.txt`],
      });
      return { ok: true, buildStatus: 'SUCCEEDED' };
    };
    const emulator = await emulatorWith({ runBuild });
    const { id } = await start(emulator, {
      artifactsOverride: { type: 'S3', location: 'files', namespaceType: 'BUILD_ID', name: 'out' },
      buildBatchConfigOverride: { serviceRole: 'role', combineArtifacts: true },
    });
    const batch = await endedBatch(emulator, id);
    const uuid = id.split(':')[1];
    expect(phases(batch).slice(2, 4)).toEqual([
      ['IN_PROGRESS', 'SUCCEEDED'],
      ['COMBINE_ARTIFACTS', 'SUCCEEDED'],
    ]);
    expect(batch.artifacts).toEqual({ location: `arn:aws:s3:::files/${uuid}/out` });
    expect(batch.buildGroups?.[1]?.currentBuildSummary).toMatchObject({
      primaryArtifact: { type: 'S3', identifier: 'compile', location: `arn:aws:s3:::files/${uuid}/out` },
      secondaryArtifacts: [],
    });
    const objects = await emulator.context.buckets.list('files', '');
    expect(objects.map(({ key }) => key)).toEqual(
      ['compile', 'lint', 'publish', 'unit'].map((name) => `${uuid}/out/${name}.txt`),
    );
  });

  it('stops with its builds', async () => {
    let tell = () => {};
    const begun = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const runBuild: RunBuild = (_, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ok: true, buildStatus: 'STOPPED' }));
        tell();
      });
    const emulator = await emulatorWith({ runBuild });
    const { id } = await start(emulator);
    await begun;
    const { buildBatch } = await emulator.codeBuild.send(new StopBuildBatchCommand({ id }));
    expect(buildBatch?.buildBatchStatus).toBe('STOPPED');
    const batch = await endedBatch(emulator, id);
    expect(batch.buildBatchStatus).toBe('STOPPED');
    expect(phases(batch).slice(2)).toEqual([
      ['IN_PROGRESS', 'STOPPED'],
      ['STOPPED', undefined],
    ]);
    expect(statuses(batch)).toMatchObject({ compile: 'STOPPED', unit: 'STOPPED', publish: 'STOPPED' });
    const again = await emulator.codeBuild.send(new StopBuildBatchCommand({ id }));
    expect(again.buildBatch).toEqual(batch);
  });

  it('fails when its time is over', async () => {
    const runBuild: RunBuild = (_, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ ok: true, buildStatus: 'STOPPED' }));
      });
    let pass = () => {};
    const clock = {
      now: () => Date.now(),
      sleep: (milliseconds: number, signal?: AbortSignal) =>
        new Promise<void>((resolve) => {
          signal?.addEventListener('abort', () => resolve());
          if (milliseconds === 5 * 60_000) pass = resolve;
        }),
    };
    const emulator = await emulatorWith({ runBuild, clock });
    const { id } = await start(emulator, {
      buildBatchConfigOverride: { serviceRole: 'role', timeoutInMins: 5 },
    });
    while ((await getBatch(emulator, id)).currentPhase !== 'IN_PROGRESS');
    pass();
    const batch = await endedBatch(emulator, id);
    expect(batch.buildBatchStatus).toBe('FAILED');
    expect(phases(batch)[2]).toEqual(['IN_PROGRESS', 'TIMED_OUT']);
  });

  it('is started once by the same idempotency token', async () => {
    const emulator = await emulatorWith();
    const first = await start(emulator, { idempotencyToken: 'one' });
    expect((await start(emulator, { idempotencyToken: 'one' })).id).toBe(first.id);
  });

  it('needs a project with a role for batches', async () => {
    const emulator = await emulatorWith();
    await expect(start(emulator, { buildBatchConfigOverride: undefined })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringContaining('has no role for batches'),
    });
    await expect(start(emulator, { projectName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('a batch that failed', () => {
  const failed = async (results: Results) => {
    const emulator = await emulatorWith({ runBuild: endingWith(results) });
    const { id } = await start(emulator);
    return { emulator, id, before: await endedBatch(emulator, id) };
  };
  const summaries = ({ buildGroups = [] }: BuildBatch) =>
    new Map(buildGroups.map((group) => [group.identifier, group]));

  it('is retried with its failed builds, and keeps its id and what was before', async () => {
    const results: Results = { unit: 'FAILED' };
    const { emulator, id, before } = await failed(results);
    delete results.unit;
    const { buildBatch } = await emulator.codeBuild.send(
      new RetryBuildBatchCommand({ id, retryType: 'RETRY_FAILED_BUILDS' }),
    );
    expect(buildBatch).toMatchObject({ id, buildBatchStatus: 'IN_PROGRESS', currentPhase: 'SUBMITTED' });
    expect(buildBatch?.endTime).toBeUndefined();
    const after = await endedBatch(emulator, id);
    expect(after.buildBatchStatus).toBe('SUCCEEDED');
    expect(phases(after)).toEqual([
      ...phases(before).slice(0, 3),
      ['FAILED', 'RETRY'],
      ['SUBMITTED', 'SUCCEEDED'],
      ['IN_PROGRESS', 'SUCCEEDED'],
      ['SUCCEEDED', undefined],
    ]);
    const [old, now] = [summaries(before), summaries(after)];
    expect(now.get('compile')).toEqual(old.get('compile'));
    expect(now.get('unit')?.currentBuildSummary?.arn).not.toBe(old.get('unit')?.currentBuildSummary?.arn);
    expect(now.get('unit')?.priorBuildSummaryList).toEqual([old.get('unit')?.currentBuildSummary]);
    expect(now.get('publish')?.priorBuildSummaryList).toMatchObject([{ buildStatus: 'STOPPED' }]);
  });

  it('is retried with all builds', async () => {
    const results: Results = { unit: 'FAILED' };
    const { emulator, id } = await failed(results);
    await emulator.codeBuild.send(new RetryBuildBatchCommand({ id, retryType: 'RETRY_ALL_BUILDS' }));
    const after = await endedBatch(emulator, id);
    expect(after.buildGroups?.map(({ priorBuildSummaryList }) => priorBuildSummaryList?.length)).toEqual([
      undefined,
      1,
      1,
      1,
      1,
    ]);
  });

  it('is retried from its buildspec where that was what failed', async () => {
    const emulator = await emulatorWith();
    const { id } = await start(emulator, { buildspecOverride: 'version: 0.2\nphases: {}\n' });
    await endedBatch(emulator, id);
    await emulator.codeBuild.send(new RetryBuildBatchCommand({ id }));
    const { buildGroups = [], buildBatchStatus } = await endedBatch(emulator, id);
    expect(buildBatchStatus).toBe('FAILED');
    expect(buildGroups).toMatchObject([
      { identifier: 'DOWNLOAD_SOURCE', priorBuildSummaryList: [{ buildStatus: 'SUCCEEDED' }] },
    ]);
  });

  it('is not retried where it has succeeded', async () => {
    const { emulator, id } = await failed({});
    await expect(emulator.codeBuild.send(new RetryBuildBatchCommand({ id }))).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: `Only batches that have failed can be retried; ${id} is SUCCEEDED.`,
    });
  });
});

describe('batches', () => {
  it('are listed by project, status and age, a page at a time', async () => {
    const results: Results = { lint: 'FAILED', unit: 'FAILED' };
    const emulator = await emulatorWith({ runBuild: endingWith(results) });
    await createTestProject(emulator, 'api');
    const ids: string[] = [];
    for (const projectName of ['web', 'web', 'api']) {
      const { id } = await start(emulator, { projectName });
      await endedBatch(emulator, id);
      ids.push(id);
      delete results.unit;
    }
    const [first = '', second = '', third = ''] = ids;
    const { codeBuild } = emulator;
    const list = async (input: object) => (await codeBuild.send(new ListBuildBatchesCommand(input))).ids;
    expect(await list({})).toEqual([third, second, first]);
    expect(await list({ sortOrder: 'ASCENDING' })).toEqual([first, second, third]);
    expect(await list({ filter: { status: 'FAILED' } })).toEqual([first]);
    const page = await codeBuild.send(new ListBuildBatchesCommand({ maxResults: 2 }));
    expect(await list({ maxResults: 2, nextToken: page.nextToken })).toEqual([first]);
    const ofProject = new ListBuildBatchesForProjectCommand({ projectName: 'web' });
    expect((await codeBuild.send(ofProject)).ids).toEqual([second, first]);
    const { buildBatches, buildBatchesNotFound } = await codeBuild.send(
      new BatchGetBuildBatchesCommand({ ids: [first, 'web:none'] }),
    );
    expect(buildBatches?.map(({ id }) => id)).toEqual([first]);
    expect(buildBatchesNotFound).toEqual(['web:none']);
  });

  it('are there after a restart; one that a crash cut short is a fault', async () => {
    const before = await emulatorWith();
    const { id } = await start(before);
    const ended = await endedBatch(before, id);
    const record = before.context.store.batch(id);
    const cut = 'web:00000000-0000-4000-8000-000000000000';
    if (record)
      before.context.store.putBatch({
        ...record,
        batch: { ...record.batch, id: cut, complete: false, buildBatchStatus: 'IN_PROGRESS' },
      });
    await before.close();
    const after = await startTestEmulator({ dataDirectory: before.dataDirectory });
    expect(await getBatch(after, id)).toEqual(ended);
    expect(await getBatch(after, cut)).toMatchObject({ complete: true, buildBatchStatus: 'FAULT' });
    expect((await start(after)).buildBatchNumber).toBe(2);
  });

  it('are deleted with their builds', async () => {
    const emulator = await emulatorWith();
    const { codeBuild } = emulator;
    const { id } = await start(emulator);
    const { buildGroups = [] } = await endedBatch(emulator, id);
    const { statusCode, buildsDeleted } = await codeBuild.send(new DeleteBuildBatchCommand({ id }));
    expect(statusCode).toBe('BATCH_DELETED');
    expect(buildsDeleted).toEqual(buildGroups.map(({ currentBuildSummary }) => currentBuildSummary?.arn));
    expect((await codeBuild.send(new ListBuildsForProjectCommand({ projectName: 'web' }))).ids).toEqual([]);
    await expect(codeBuild.send(new DeleteBuildBatchCommand({ id }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('builds', () => {
  it('are deleted where they have ended', async () => {
    const emulator = await emulatorWith();
    const { id } = await start(emulator);
    const { buildGroups = [] } = await endedBatch(emulator, id);
    const arn = buildGroups[1]?.currentBuildSummary?.arn ?? '';
    const ended = await endedBuild(emulator, arn);
    const deleted = await emulator.codeBuild.send(
      new BatchDeleteBuildsCommand({ ids: [ended.id ?? '', 'web:none'] }),
    );
    expect(deleted.buildsDeleted).toEqual([arn]);
    expect(deleted.buildsNotDeleted).toEqual([
      { id: 'arn:aws:codebuild:eu-central-1:000000000000:build/web:none', statusCode: 'BUILD_NOT_FOUND' },
    ]);
  });
});
