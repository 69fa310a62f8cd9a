import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../../cli/io';
import { readRunOptions } from '../../cli/run/options';
import { refusalAdvice } from '../../cli/run/refusal';
import type { BuildEvent } from '../../core/builds/events';
import { unzip } from '../core/builds/local/unzip';
import { BUILDSPEC, runIn } from './run-support';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'run-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const file = async (name: string, content: string) => {
  await mkdir(join(cwd, name, '..'), { recursive: true });
  await writeFile(join(cwd, name), content);
};
const onHost = (...args: string[]) => runIn(cwd, ['--executor', 'host', ...args]);

test('a build that succeeds: exit 0 and the log of the agent', async () => {
  await file('buildspec.yml', BUILDSPEC);
  const { exit, stdout, stderr } = await onHost();
  expect(exit).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^\[Container\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6} Running on this computer \(not isolated\)\n/,
  );
  expect(stdout).toMatch(/ Running command echo "built \$NAME"\nbuilt \n\n\[Container\]/);
});

test('a build that fails: exit 1', async () => {
  await file('buildspec.yml', BUILDSPEC.replace('echo made', 'exit 3; echo'));
  const { exit, stdout } = await onHost();
  expect(exit).toBe(1);
  expect(stdout).toContain('Reason: exit status 3');
});

test('a buildspec that CodeBuild refuses: exit 1, and the reason', async () => {
  await file('buildspec.yml', 'phases: {}\n');
  const { exit, stdout, stderr } = await onHost();
  expect(exit).toBe(1);
  expect(stderr).toMatch(/^Why the build failed: DOWNLOAD_SOURCE\n {2}at buildspec\.yml:1:1\n/);
  expect(stderr).toMatch(/\nThe buildspec was refused\. See where and why with: lint buildspec\.yml\n$/);
  expect(stdout).toContain('Phase context status code: YAML_FILE_ERROR Message: ');
});

test('lint is not advised where it would find nothing, as with a runtime that the image lacks', () => {
  expect(refusalAdvice(BUILDSPEC, 'buildspec.yml', false)).toEqual([]);
});

test('a build that is stopped: exit 130', async () => {
  await file('buildspec.yml', 'version: 0.2\nphases:\n  build:\n    commands: [echo ready; sleep 1000]\n');
  const controller = new AbortController();
  const onOutput = (text: string) => {
    if (text.includes('\nready\n')) controller.abort();
  };
  const { exit } = await runIn(cwd, ['--executor', 'host'], { signal: controller.signal, onOutput });
  expect(exit).toBe(130);
});

test('--format json prints one event a line', async () => {
  await file('buildspec.yml', BUILDSPEC);
  const { stdout } = await onHost('--format', 'json', '--artifacts', 'out');
  const events: BuildEvent[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events[0]).toMatchObject({ event: 'build', buildStatus: 'IN_PROGRESS' });
  expect(events.at(-1)).toMatchObject({ event: 'build', buildStatus: 'SUCCEEDED' });
  expect(events.find(({ event }) => event === 'artifact')).toMatchObject({
    location: join(cwd, 'out'),
    files: ['made.txt'],
  });
});

test('--artifacts keeps them', async () => {
  await file('buildspec.yml', BUILDSPEC);
  await onHost('--artifacts', 'some/folder');
  expect(await readFile(join(cwd, 'some/folder/made.txt'), 'utf8')).toBe('made\n');
});

test('--artifacts FILE.zip packs them', async () => {
  await file('buildspec.yml', BUILDSPEC);
  await onHost('--artifacts', 'some/out.zip');
  expect(unzip(await readFile(join(cwd, 'some/out.zip')))).toMatchObject({
    'made.txt': { content: 'made\n' },
  });
});

test('--cache keeps the cache from one build to the next', async () => {
  const buildspec =
    'version: 0.2\nphases:\n  build:\n    commands: ["cat kept/f || true; mkdir -p kept && echo made > kept/f"]\ncache:\n  paths: [kept/**/*]\n';
  await file('buildspec.yml', buildspec);
  expect((await onHost('--cache', 'some/cache')).stdout).not.toContain('\nmade\n');
  expect((await onHost('--cache', 'some/cache')).stdout).toContain('\nmade\n');
});

test('--reports keeps reports, and --format json tells them', async () => {
  const buildspec = `version: 0.2
phases:
  build:
    commands: ["echo '<testsuite><testcase name=\\"adds\\"/></testsuite>' > r.xml"]
reports:
  unit: {files: r.xml}
`;
  await file('project/buildspec.yml', buildspec);
  const { exit, stdout } = await onHost('--source', 'project', '--reports', 'kept', '--format', 'json');
  expect(exit).toBe(0);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.find(({ event }) => event === 'report')).toMatchObject({
    name: 'project-unit',
    testSummary: { total: 1 },
  });
  expect(await readFile(join(cwd, 'kept/project-unit/raw/r.xml'), 'utf8')).toContain('adds');
});

test('--env is over --env-file, and what looks secret is masked', async () => {
  await file('buildspec.yml', BUILDSPEC.replace('$NAME', '$NAME $OTHER $API_TOKEN'));
  await file('vars.env', '# comment\n\nNAME=from file\nOTHER=it\'s "kept" $LITERAL\r\nAPI_TOKEN=hunter2\n');
  const { stdout } = await onHost('--env-file', 'vars.env', '--env', 'NAME=a=b');
  expect(stdout).toContain('\nbuilt a=b it\'s "kept" $LITERAL ***\n');
});

describe('which buildspec', () => {
  test('one in the source, by its path there', async () => {
    await file('project/ci/spec.yml', BUILDSPEC);
    const { exit, stdout } = await onHost('--source', 'project', 'ci/spec.yml');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/YAML location is \S+\/src\/ci\/spec\.yml\n/);
  });

  test('one outside the source, by any path', async () => {
    await file('project/a.txt', '');
    await file('elsewhere/spec.yml', BUILDSPEC);
    const { exit, stdout } = await onHost('--source', 'project', 'elsewhere/spec.yml');
    expect(exit).toBe(0);
    expect(stdout).toContain('YAML location is /codebuild/readonly/buildspec.yml\n');
  });

  test('none: exit 2 and where it was looked for', async () => {
    const { exit, stderr } = await onHost();
    expect(exit).toBe(2);
    expect(stderr).toBe(
      `There is no buildspec at ${join(cwd, 'buildspec.yml')}. Name one: run path/to/buildspec.yml\n`,
    );
  });
});

test('an identifier may be one letter, but for Windows, where that is a drive', () => {
  const sources = (platform: NodeJS.Platform) =>
    readRunOptions(['--source', 'x:/dir'], '/', platform).secondarySources;
  expect(sources('linux')).toEqual({ x: '/dir' });
  expect(sources('win32')).toEqual({});
});

test('--phase runs the named phases alone, in their order, without the artifacts of a whole build', async () => {
  await file(
    'buildspec.yml',
    `${BUILDSPEC}`.replace(
      'phases:\n',
      'phases:\n  install:\n    commands: [echo first]\n  post_build:\n    commands: [echo last]\n',
    ),
  );
  const { exit, stdout } = await onHost('--phase', 'build', '--phase', 'install', '--artifacts', 'out');
  expect(exit).toBe(0);
  expect(stdout).toContain('Local build: runs only INSTALL, BUILD; reports and artifacts are left out\n');
  expect(stdout.match(/Entering phase \w+/g)).toEqual(['Entering phase INSTALL', 'Entering phase BUILD']);
  expect(stdout).not.toContain('UPLOAD_ARTIFACTS');
});

describe('--dry-run', () => {
  test('tells what would run, in lines or as JSON, and runs nothing', async () => {
    await file('buildspec.yml', BUILDSPEC.replace('echo made', 'touch ran; echo made'));
    const { exit, stdout } = await runIn(cwd, ['--dry-run', '--env', 'API_TOKEN=hunter2']);
    expect(exit).toBe(0);
    expect(stdout).toBe(
      [
        'Buildspec:   buildspec.yml, version 0.2, shell sh',
        'Image:       none chosen',
        `Source:      ${cwd}`,
        'Variables:   API_TOKEN (request)',
        'BUILD',
        '  - echo "built $NAME"',
        '  - touch ran; echo made > made.txt',
        'Artifacts:   made.txt',
        '',
      ].join('\n'),
    );
    const json = await runIn(cwd, ['--dry-run', '--format', 'json', '--phase', 'install']);
    expect(JSON.parse(json.stdout)).toMatchObject({ buildspec: 'buildspec.yml', phases: [] });
    await expect(readFile(join(cwd, 'ran'))).rejects.toThrow('ENOENT');
  });

  test('a buildspec that CodeBuild refuses: exit 1 and its words', async () => {
    await file('buildspec.yml', 'phases: {}\n');
    const { exit, stderr } = await runIn(cwd, ['--dry-run']);
    expect(exit).toBe(1);
    expect(stderr).toBe('YAML_FILE_ERROR: wrong number of container tags, expected 1\n');
  });
});

test('a variable of CodeBuild that is set all the same is told', async () => {
  await file('buildspec.yml', BUILDSPEC);
  const { exit, stderr } = await onHost('--env', 'CODEBUILD_MINE=1');
  expect(exit).toBe(0);
  expect(stderr).toMatch(/^--env CODEBUILD_MINE: .*\n$/);
});

test('secondary sources are named by their identifiers', async () => {
  await file('buildspec.yml', BUILDSPEC.replace('$NAME', '$(cat $CODEBUILD_SRC_DIR_other/a.txt)'));
  await file('second/a.txt', 'from the second');
  expect((await onHost('--source', '.', '--source', 'other:second')).stdout).toContain(
    '\nbuilt from the second\n',
  );
});

test('without an image, Docker is not guessed at: exit 2 and what to say', async () => {
  await file('buildspec.yml', BUILDSPEC);
  for (const args of [[], ['--image', '']]) {
    const { exit, stderr } = await runIn(cwd, args);
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /^No image is given for the build\..*--image aws\/codebuild\/amazonlinux.*--executor host\.\n$/s,
    );
  }
});

test('without an engine: exit 2, what was tried and what to do', async () => {
  await file('buildspec.yml', BUILDSPEC);
  const env = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
  const { exit, stderr } = await runIn(cwd, ['--image', 'busybox'], { env });
  expect(exit).toBe(2);
  expect(stderr).toMatch(
    /^No Docker .* DOCKER_HOST \(unix:\/\/\/nonexistent\/docker\.sock\): not there\. .*unset DOCKER_HOST\.\n.*--executor host\.\n$/,
  );
});

test.each([
  [['--source', 'missing'], /^The source .*missing is no folder\. Name one with --source\.\n$/],
  [['--source', 'my-id:.'], /^The source .*"my-id" is no identifier: those have letters, digits and _ only/],
  [['folder'], /^folder: This is a folder\. Name the buildspec in it, such as folder\/buildspec\.yml\.\n$/],
  [['loop'], /^loop: Cannot be read: ELOOP/],
  [['--env-file', 'missing'], /^There is no env file at .*missing\./],
  [['--env-file', 'bad.env'], /bad\.env:2: expected NAME=VALUE\.\n$/],
])('%j cannot start: exit 2', async (args, message) => {
  await file('buildspec.yml', BUILDSPEC);
  await file('bad.env', 'A=1\nnot a variable\n');
  await mkdir(join(cwd, 'folder'));
  await symlink('loop', join(cwd, 'loop'));
  const { exit, stderr } = await onHost(...args);
  expect(exit).toBe(2);
  expect(stderr).toMatch(message);
});

test.each([
  [['--profil', 'x'], "Unknown option '--profil'"],
  [['--executor', 'podman'], '--executor takes docker or host, not "podman".'],
  [['--platform', 'windows'], '--platform takes linux/amd64 or linux/arm64, not "windows".'],
  [
    ['--executor', 'host', '--privileged'],
    '--privileged is of containers. Leave it out with --executor host.',
  ],
  [['--format', 'text'], '--format takes log or json, not "text".'],
  [['--env', 'NAME'], '--env takes NAME=VALUE, not "NAME".'],
  [['--env', 'A B=x'], '--env takes NAME=VALUE. The name "A B" must be of letters, digits and _'],
  [['--source', 'a:.', '--source', 'a:.'], '--source a: is given twice.'],
  [['--phase', 'deploy'], '--phase takes install, pre_build, build or post_build, not "deploy".'],
  [['--timeout', '0'], '--timeout takes minutes from 1 to 2160, not "0".'],
  [['--timeout', '1h'], '--timeout takes minutes from 1 to 2160, not "1h".'],
  [['--source', 'a', '--source', 'b'], '--source without an identifier can be given once.'],
  [['a.yml', 'b.yml'], 'run takes one buildspec, not 2.'],
])('%j is refused', async (args, message) => {
  const failure = runIn(cwd, args);
  await expect(failure).rejects.toThrow(UsageError);
  await expect(failure).rejects.toThrow(message);
});

test('a second build does not find the results of the first in its source', async () => {
  await file('junit.xml', '<testsuite name="s"><testcase name="one"/></testsuite>');
  await file(
    'buildspec.yml',
    "version: 0.2\nphases: {build: {commands: [ls]}}\nartifacts: {files: ['**/*']}\n",
  );
  const places = ['--artifacts', 'out', '--reports', 'reports', '--cache', 'cache'];
  await onHost(...places);
  const { exit, stdout } = await onHost(...places);
  expect(exit).toBe(0);
  expect(stdout).toContain(' SUCCEEDED: 1 test in 1 file');
  expect(stdout).toContain(
    'Local build: out is left out of the source, because builds write their results there',
  );
});
