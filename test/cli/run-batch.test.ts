import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../cli/io';
import type { BuildEvent } from '../../core/builds/events';
import { BUILDSPEC, runIn } from './run-support';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'run-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const buildspec = (command: string, ...batch: string[]) =>
  writeFile(
    join(cwd, 'buildspec.yml'),
    `version: 0.2\nphases: {build: {commands: [${JSON.stringify(command)}]}}\nbatch:\n  ${batch.join('\n  ')}\n`,
  );
const run = (...args: string[]) => runIn(cwd, ['--executor', 'host', '--batch', ...args]);

test('all builds succeed: exit 0, their logs after their names, and one summary', async () => {
  await buildspec(
    'echo "I am $CODEBUILD_BATCH_BUILD_IDENTIFIER"',
    'build-list: [{identifier: one}, {identifier: two}]',
  );
  const { exit, stdout, stderr } = await run();
  expect(exit).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toContain('\none | I am one\n');
  expect(stdout).toContain('\ntwo | I am two\n');
  expect(stdout).toMatch(/\n\nBatch SUCCEEDED after .* s\none {2}SUCCEEDED .* s\ntwo {2}SUCCEEDED .* s\n$/);
  expect(stdout).not.toContain('\u001b');
});

test('a build fails: exit 1, and what depends on it does not run', async () => {
  await buildspec('exit 3', 'build-graph: [{identifier: one}, {identifier: two, depend-on: [one]}]');
  const { exit, stdout } = await run();
  expect(exit).toBe(1);
  expect(stdout).toMatch(/\none {2}FAILED .*COMMAND_EXECUTION_ERROR: .*Reason: exit status 3\n/);
  expect(stdout).toMatch(/\ntwo {2}STOPPED +not started: one has not succeeded\n$/);
});

test('a failure that is ignored: exit 0', async () => {
  await buildspec('exit 3', 'build-list: [{identifier: one, ignore-failure: true}]');
  expect((await run()).exit).toBe(0);
});

test('a batch that CodeBuild refuses: exit 1, and the reason', async () => {
  await buildspec('true', 'build-list: [{identifier: a-b}]');
  const { exit, stdout, stderr } = await run();
  expect(exit).toBe(1);
  expect(stdout).toMatch(
    /Batch FAILED after .* s in DOWNLOAD_BATCHSPEC: BATCH_SPEC_VALIDATION_ERROR: BatchSpec has invalid/,
  );
  expect(stderr).toBe('The buildspec was refused. See where and why with: lint buildspec.yml\n');
});

test('a buildspec without a batch: exit 1, and how to run it', async () => {
  await writeFile(join(cwd, 'buildspec.yml'), BUILDSPEC);
  const { exit, stderr } = await run();
  expect(exit).toBe(1);
  expect(stderr).toBe('buildspec.yml has no batch section. Leave out --batch to run it as one build.\n');
});

test('a batch that is stopped: exit 130', async () => {
  await buildspec('echo ready; sleep 1000', 'build-list: [{identifier: one}, {identifier: two}]');
  const controller = new AbortController();
  const onOutput = (text: string) => {
    if (text.includes(' | ready\n')) controller.abort();
  };
  const { exit, stdout } = await runIn(cwd, ['--executor', 'host', '--batch', '--concurrency', '1'], {
    signal: controller.signal,
    onOutput,
  });
  expect(exit).toBe(130);
  expect(stdout).toMatch(/Batch STOPPED .*\none {2}STOPPED .*\ntwo {2}STOPPED +not started\n$/);
});

test('no engine: exit 2, told once', async () => {
  await buildspec('true', 'build-list: [{identifier: one}, {identifier: two}]');
  const { exit, stderr } = await runIn(cwd, ['--batch', '--image', 'x', '--concurrency', '1'], {
    env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' },
  });
  expect(exit).toBe(2);
  expect(stderr.match(/docker\.sock/g)).toHaveLength(1);
  expect(stderr).toContain('--executor host');
});

test('--format json prints plain events, each with the id of its build', async () => {
  await buildspec('echo hi', 'build-fanout: {parallelism: 2}');
  const { stdout } = await run('--format', 'json');
  const events: BuildEvent[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(new Set(events.map(({ buildId }) => buildId)).size).toBe(3);
  expect(events.at(-1)).toMatchObject({ event: 'batch', buildBatchStatus: 'SUCCEEDED' });
});

test('each build has its own artifacts', async () => {
  await buildspec(
    'echo $WHO > out.txt',
    'build-matrix: {dynamic: {env: {variables: {WHO: [a, b]}}}}',
    '',
    '',
  );
  await writeFile(
    join(cwd, 'buildspec.yml'),
    `${await readFile(join(cwd, 'buildspec.yml'), 'utf8')}\nartifacts: {files: [out.txt]}\n`,
  );
  expect((await run('--artifacts', 'made')).exit).toBe(0);
  expect(await readFile(join(cwd, 'made/WHO_a/out.txt'), 'utf8')).toBe('a\n');
  expect(await readFile(join(cwd, 'made/WHO_b/out.txt'), 'utf8')).toBe('b\n');
});

test('a batch that is too much for the computer is told to be one for CodeBuild', async () => {
  await buildspec('true', 'build-fanout: {parallelism: 5}');
  const { exit, stderr } = await run('--concurrency', '1');
  expect(exit).toBe(0);
  expect(stderr).toMatch(
    /^This computer may be too small for the batch: 5 builds run 1 at a time .*StartBuildBatch/,
  );
});

test('privileged mode is not the buildspec’s to allow', async () => {
  await buildspec('true', 'build-list: [{identifier: one, env: {privileged-mode: true}}]');
  const { stderr } = await runIn(cwd, ['--batch', '--image', 'x'], {
    env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' },
  });
  expect(stderr).toMatch(
    /^Not run in privileged mode, which the buildspec asks for: one\. Allow it with --privileged\.\n/,
  );
  expect((await run()).stderr).toBe('');
});

test('--dry-run tells the builds and runs none', async () => {
  await buildspec(
    'touch ran',
    'build-graph:',
    '  - {identifier: one, env: {image: "node:24", variables: {A: b}}}',
    '  - {identifier: three, buildspec: x.yml, depend-on: [one], ignore-failure: true}',
  );
  const { exit, stdout } = await run('--dry-run');
  expect(exit).toBe(0);
  expect(stdout).toBe(
    'build-graph: 2 builds\n  one    image node:24, with A\n  three  after one, buildspec x.yml, failure ignored\n',
  );
});

test('without --batch the ordinary build runs, and its log names the option', async () => {
  await buildspec('echo "[$CODEBUILD_BATCH_BUILD_IDENTIFIER]"', 'build-list: [{identifier: one}]');
  const { exit, stdout } = await runIn(cwd, ['--executor', 'host']);
  expect(exit).toBe(0);
  expect(stdout).toContain('\n[]\n');
  expect(stdout).toMatch(/one build runs; Run Batch \(run --batch\) runs all of them\n/);
});

test.each([
  [['--concurrency', '2'], '--concurrency is for the builds of a --batch.'],
  [['--batch', '--concurrency', '0'], '--concurrency takes a number of builds from 1, not "0".'],
])('%j is refused', async (args, message) => {
  await expect(runIn(cwd, args)).rejects.toThrow(new UsageError(message));
});
