import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostEngine, temporaryFolder } from '../support';
import { batchStates, FakeBuilds, runBatch } from './support';

const PHASES = 'phases: {build: {commands: [echo "$CODEBUILD_BATCH_BUILD_IDENTIFIER $WHO"]}}';

const list = (...builds: string[]) =>
  `version: 0.2\n${PHASES}\nbatch:\n  build-list:\n${builds.map((build) => `    - {identifier: ${build}}\n`).join('')}`;

const graph = (...builds: string[]) => list(...builds).replace('build-list', 'build-graph');

test('a batch tells its phases, and of each build when it starts and ends', async () => {
  const builds = new FakeBuilds();
  const { ended, events } = runBatch(graph('a', 'b, depend-on: [a]'), { builds });
  await builds.haveStarted(1);
  builds.end('a');
  await builds.haveStarted(2);
  builds.end('b');
  expect(await ended).toMatchObject({ buildBatchStatus: 'SUCCEEDED', leftBehind: [] });
  expect(batchStates(events)).toEqual([
    'SUBMITTED',
    'DOWNLOAD_BATCHSPEC',
    'IN_PROGRESS a:IN_PROGRESS b:PENDING',
    'IN_PROGRESS a:SUCCEEDED b:IN_PROGRESS',
    'IN_PROGRESS a:SUCCEEDED b:SUCCEEDED',
    'SUCCEEDED a:SUCCEEDED b:SUCCEEDED',
  ]);
  expect(events.at(-1)).toMatchObject({
    event: 'batch',
    buildId: 'sample:batch',
    buildBatchStatus: 'SUCCEEDED',
    buildGroups: [
      {
        identifier: 'a',
        dependsOn: [],
        ignoreFailure: false,
        currentBuildSummary: { arn: 'arn:aws:codebuild:eu-central-1:000000000000:build/sample:uuid-1' },
      },
      { identifier: 'b', dependsOn: ['a'] },
    ],
  });
});

describe('each build', () => {
  test('is an ordinary one with what it changes', async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(
      list('a', 'b, env: {image: "node:24", variables: {WHO: b, GIVEN: theirs}}', 'c'),
      { builds, environmentVariables: [{ name: 'GIVEN', value: 'mine' }], artifactsDirectory: '/out' },
    );
    await builds.haveStarted(3);
    expect(builds.started[0]).toMatchObject({
      buildId: 'sample:uuid-1',
      buildNumber: 7,
      batchBuildIdentifier: 'a',
      image: 'workbench-test:bash',
      environmentVariables: [{ name: 'GIVEN', value: 'mine' }],
      artifactsDirectory: join('/out', 'a'),
    });
    expect(builds.started[1]).toMatchObject({
      buildId: 'sample:uuid-2',
      buildNumber: 8,
      batchBuildIdentifier: 'b',
      image: 'node:24',
      environmentVariables: [
        { name: 'WHO', value: 'b' },
        { name: 'GIVEN', value: 'mine' },
      ],
    });
    for (const name of ['a', 'b', 'c']) builds.end(name);
    await ended;
  });

  test("has its project's variables, but for those that it or its user sets", async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(list('a, env: {variables: {WHO: a}}'), {
      builds,
      environmentVariables: [{ name: 'GIVEN', value: 'mine' }],
      projectVariables: ['WHO', 'GIVEN', 'STAGE'].map((name) => ({ name, value: 'of the project' })),
    });
    await builds.haveStarted(1);
    expect(builds.started[0]?.environmentVariables).toEqual([
      { name: 'WHO', value: 'a' },
      { name: 'STAGE', value: 'of the project' },
      { name: 'GIVEN', value: 'mine' },
    ]);
    builds.end('a');
    await ended;
  });

  test('is as large as its own machine on CodeBuild, where builds are to be as large as there', async () => {
    const sizes = async (size?: { cpus: number; memory: number }) => {
      const builds = new FakeBuilds();
      const { ended } = runBatch(list('a', 'b, env: {compute-type: BUILD_GENERAL1_MEDIUM}'), {
        builds,
        size,
      });
      await builds.haveStarted(2);
      for (const name of builds.names) builds.end(name);
      await ended;
      return builds.started.map((request) => request.size?.cpus);
    };
    expect(await sizes({ cpus: 2, memory: 3 * 1024 ** 3 })).toEqual([2, 4]);
    expect(await sizes()).toEqual([undefined, undefined]);
  });

  test('has an archive of its own where artifacts are archived', async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(list('a'), { builds, artifactsDirectory: '/out.zip' });
    await builds.haveStarted(1);
    expect(builds.started[0]?.artifactsDirectory).toBe('/out-a.zip');
    builds.end('a');
    await ended;
  });

  test('of a fan-out knows its share', async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(`version: 0.2\n${PHASES}\nbatch: {build-fanout: {parallelism: 2}}`, {
      builds,
    });
    await builds.haveStarted(2);
    expect(builds.started.map(({ shard }) => shard)).toEqual([
      { index: 0, total: 2 },
      { index: 1, total: 2 },
    ]);
    for (const name of builds.names) builds.end(name);
    await ended;
  });

  test('is privileged where its user allows that, and it asks or does not refuse', async () => {
    const text = list('a', 'b, env: {privileged-mode: false}', 'c, env: {privileged-mode: true}');
    const privileged = async (options: { privileged?: boolean; allowPrivileged?: boolean }) => {
      const builds = new FakeBuilds();
      const { ended } = runBatch(text, { builds, ...options });
      await builds.haveStarted(3);
      for (const name of builds.names) builds.end(name);
      await ended;
      return builds.started.map((request) => request.privileged);
    };
    expect(await privileged({})).toEqual([false, false, false]);
    expect(await privileged({ privileged: true })).toEqual([true, false, true]);
    expect(await privileged({ allowPrivileged: true })).toEqual([false, false, true]);
    expect(await privileged({ privileged: true, allowPrivileged: false })).toEqual([false, false, false]);
  });

  test('may have a buildspec of its own, in the source and nowhere else', async () => {
    await using folder = await temporaryFolder();
    const source = join(folder.path, 'source');
    await mkdir(join(source, 'ci'), { recursive: true });
    await writeFile(join(source, 'ci/b.yml'), 'theirs');
    await writeFile(join(folder.path, 'outside.yml'), 'secret');
    await symlink('../outside.yml', join(source, 'link.yml'));
    const builds = new FakeBuilds();
    const { ended } = runBatch(
      list(
        'a, buildspec: buildspec.yml',
        'b, buildspec: ci/b.yml',
        'c, buildspec: ../outside.yml',
        'd, buildspec: link.yml',
      ),
      { builds, source },
    );
    await builds.haveStarted(4);
    const texts = Object.fromEntries(
      builds.started.map(({ batchBuildIdentifier, buildspec }) => [batchBuildIdentifier, buildspec]),
    );
    expect(texts.a?.text).toContain('build-list');
    expect(texts.b).toEqual({ text: 'theirs', path: 'ci/b.yml' });
    expect(texts.c).toEqual({ text: undefined, path: '../outside.yml' });
    expect(texts.d).toEqual({ text: undefined, path: 'link.yml' });
    for (const name of builds.names) builds.end(name);
    await ended;
  });
});

test('no more builds run at once than asked for', async () => {
  const builds = new FakeBuilds();
  const { ended } = runBatch(list('a', 'b', 'c'), { builds, concurrency: 2 });
  expect(await builds.haveStarted(2)).toEqual(['a', 'b']);
  builds.end('b');
  expect(await builds.haveStarted(3)).toEqual(['a', 'b', 'c']);
  builds.end('a');
  builds.end('c');
  await ended;
});

test('cancel stops all builds, and none starts after it', async () => {
  const builds = new FakeBuilds();
  const controller = new AbortController();
  const { ended, events } = runBatch(list('a', 'b', 'c'), {
    builds,
    concurrency: 2,
    signal: controller.signal,
  });
  await builds.haveStarted(2);
  controller.abort();
  expect(await ended).toMatchObject({ buildBatchStatus: 'STOPPED' });
  expect(builds.stopped).toEqual(['a', 'b']);
  expect(builds.names).toEqual(['a', 'b']);
  expect(batchStates(events).at(-1)).toBe('STOPPED a:STOPPED b:STOPPED c:STOPPED');
});

test('a batch that is cancelled before its start runs nothing', async () => {
  const builds = new FakeBuilds();
  const { ended } = runBatch(list('a'), { builds, signal: AbortSignal.abort() });
  expect(await ended).toMatchObject({ buildBatchStatus: 'STOPPED' });
  expect(builds.names).toEqual([]);
});

test('fast-fail stops what runs', async () => {
  const builds = new FakeBuilds();
  const { ended } = runBatch(list('a', 'b').replace('batch:\n', 'batch:\n  fast-fail: true\n'), { builds });
  await builds.haveStarted(2);
  builds.end('a', { ok: true, buildStatus: 'FAILED' });
  expect(await ended).toMatchObject({ buildBatchStatus: 'FAILED', couldNotRun: undefined });
  expect(builds.stopped).toEqual(['b']);
});

describe('a build that cannot run', () => {
  const unable = { ok: false, reason: 'could-not-start', message: 'There is no such image.' } as const;

  test('counts as failed; the others go on', async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(list('a', 'b'), { builds });
    await builds.haveStarted(2);
    builds.end('a', unable);
    builds.end('b');
    expect(await ended).toMatchObject({
      buildBatchStatus: 'FAILED',
      couldNotRun: { messages: ['There is no such image.'], noEngine: false },
    });
  });

  test('is no excuse for one that failed by itself', async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(list('a', 'b'), { builds });
    await builds.haveStarted(2);
    builds.end('a', unable);
    builds.end('b', { ok: true, buildStatus: 'FAILED' });
    expect((await ended).couldNotRun).toBeUndefined();
  });

  test('for want of an engine ends the batch', async () => {
    const builds = new FakeBuilds();
    const { ended } = runBatch(list('a', 'b', 'c'), { builds, concurrency: 2 });
    await builds.haveStarted(2);
    builds.end('a', { ...unable, message: 'No engine.', noEngine: true });
    expect(await ended).toMatchObject({ couldNotRun: { messages: ['No engine.'], noEngine: true } });
    expect(builds.names).toEqual(['a', 'b']);
  });

  test('because it is for Windows says so in events of its own', async () => {
    const builds = new FakeBuilds();
    const { ended, events } = runBatch(list('w, env: {type: WINDOWS_SERVER_2022_CONTAINER}'), { builds });
    const { couldNotRun } = await ended;
    expect(couldNotRun?.messages).toEqual([expect.stringContaining('WINDOWS_SERVER_2022_CONTAINER')]);
    expect(builds.names).toEqual([]);
    expect(events.filter(({ buildId }) => buildId === 'sample:uuid-1').at(-1)).toMatchObject({
      event: 'build',
      buildStatus: 'FAILED',
    });
  });

  test('because of broken software is a fault of its own', async () => {
    const builds = Object.assign(new FakeBuilds(), { run: () => Promise.reject(new Error('oops')) });
    const { ended, events } = runBatch(list('a'), { builds });
    expect(await ended).toMatchObject({ buildBatchStatus: 'FAILED' });
    expect(batchStates(events).at(-1)).toBe('FAILED a:FAULT');
  });
});

test.each([
  [
    'a bad identifier',
    list('a-b'),
    'BATCH_SPEC_VALIDATION_ERROR',
    /^BatchSpec has invalid values\.\. Build Identifiers a-b must/,
  ],
  ['no batch', `version: 0.2\n${PHASES}`, 'BATCH_SPEC_VALIDATION_ERROR', /has no batch/],
  ['a key of an unexpected kind', list('a, env: [x]'), 'BATCH_SPEC_VALIDATION_ERROR', /\(line 5\)$/],
  [
    'a quoted version',
    list('a').replace('0.2', '"0.2"'),
    'YAML_FILE_ERROR',
    /cannot unmarshal !!str `0\.2` into float64/,
  ],
  ['no YAML', 'a: [', 'YAML_FILE_ERROR', /./],
])('%s fails the batch before its first build', async (_, text, statusCode, message) => {
  const { ended, events } = runBatch(text, { builds: new FakeBuilds() });
  const failure = { statusCode, message: expect.stringMatching(message) };
  expect(await ended).toMatchObject({ buildBatchStatus: 'FAILED', refused: failure });
  expect(events.at(-1)).toMatchObject({ currentPhase: 'DOWNLOAD_BATCHSPEC', contexts: [failure] });
});

test('real builds run side by side, each with its name', async () => {
  const { ended, events } = runBatch(list('a, env: {variables: {WHO: you}}', 'b'), { engine: hostEngine() });
  expect(await ended).toMatchObject({ buildBatchStatus: 'SUCCEEDED' });
  const output = events.flatMap((event) =>
    event.event === 'output' && event.index !== undefined ? [event.text] : [],
  );
  expect(output.sort()).toEqual(['a you\n', 'b \n']);
  expect(JSON.stringify(events)).not.toContain('the batch section is left out');
});
