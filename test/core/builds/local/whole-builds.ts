import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { ArtifactEvent } from '../../../../core/builds/events';
import type { Engine } from '../../../../core/builds/local/engine';
import { decodeName, fsPath } from '../../../../core/builds/local/file-names';
import { TarWriter } from '../../../../core/builds/local/tar-writer';
import { FIXTURES, runBuild, temporaryFolder, which } from './support';
import { unzip } from './unzip';

async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What goes into a build and what comes out of it, in the same way on every executor. */
export function testWholeBuilds(engine: () => Engine): void {
  test('artifacts are laid into their folders', async () => {
    await using folder = await temporaryFolder();
    const artifactsDirectory = join(folder.path, 'made', 'here');
    const buildspec = await readFile(join(FIXTURES, 'artifacts/buildspec.yml'), 'utf8');
    const { events, log } = await runBuild({ engine: engine(), buildspec, artifactsDirectory });
    const artifacts = events.filter((event): event is ArtifactEvent => event.event === 'artifact');
    expect(artifacts.map(({ identifier, location, files }) => ({ identifier, location, files }))).toEqual([
      {
        identifier: '',
        location: artifactsDirectory,
        files: ['.env', '.hidden/d', 'a.txt', 'link.txt', 'sub/b.log'],
      },
      {
        identifier: 'flat',
        location: join(artifactsDirectory, 'flat'),
        files: ['a.txt', 'b.log', 'c.txt', 'link.txt'],
      },
      {
        identifier: 'folders',
        location: join(artifactsDirectory, 'folders'),
        files: ['a.txt', 'link.txt', 'sub/b.log', 'sub/deep/c.txt'],
      },
    ]);
    expect(await listFiles(artifactsDirectory)).toEqual(
      [
        ...['.env', '.hidden/d', 'a.txt', 'link.txt', 'sub/b.log'],
        ...['flat/a.txt', 'flat/b.log', 'flat/c.txt', 'flat/link.txt'],
        ...['folders/a.txt', 'folders/link.txt', 'folders/sub/b.log', 'folders/sub/deep/c.txt'],
      ].sort(),
    );
    // without enable-symlinks a link is what it leads to
    expect(await readFile(join(artifactsDirectory, 'link.txt'), 'utf8')).toBe('a\n');
    const flat = [
      ['a.txt', 'a\n'],
      ['b.log', 'b\n'],
      ['c.txt', 'c\n'],
      ['link.txt', 'a\n'],
    ] as const;
    const sums = flat.map(([name, text]) => `${sha256(text)}  ${name}\n`);
    expect(artifacts[1]?.sha256).toBe(sha256(sums.join('')));
    expect(artifacts[1]?.fileSha256s).toEqual(flat.map(([, text]) => sha256(text)));
    for (const sum of sums) expect(log).toContain(`]   ${sum}`);
  });

  test.each(['../pwn/f', '../../../../../../../../../../../../../../etc/passwd', '../**/*'])(
    'the artifact pattern %s takes nothing from outside the base directory',
    async (pattern) => {
      await using folder = await temporaryFolder();
      const buildspec = JSON.stringify({
        version: 0.2,
        phases: { build: { commands: ['mkdir ../pwn && echo x > ../pwn/f && echo a > a'] } },
        artifacts: {
          files: [pattern, 'a'],
          'secondary-artifacts': { second: { files: [pattern, 'a'] } },
        },
      });
      const artifactsDirectory = join(folder.path, 'x/y/z');
      const { log } = await runBuild({ engine: engine(), buildspec, artifactsDirectory });
      expect(log.split(`Skipping invalid file path ${pattern}\n`)).toHaveLength(3);
      expect(await listFiles(folder.path)).toEqual(['x/y/z/a', 'x/y/z/second/a']);
    },
  );

  test('a link in the folder for artifacts leads no secondary artifact out of it', async () => {
    await using folder = await temporaryFolder();
    const artifactsDirectory = join(folder.path, 'out');
    await mkdir(artifactsDirectory);
    await mkdir(join(folder.path, 'elsewhere'));
    await symlink('../elsewhere', join(artifactsDirectory, 'second'));
    const buildspec =
      'version: 0.2\nphases:\n  build:\n    commands: [echo a > a]\nartifacts:\n  files: a\n  secondary-artifacts:\n    second:\n      files: a\n';
    await runBuild({ engine: engine(), buildspec, artifactsDirectory });
    expect(await listFiles(folder.path)).toEqual(['out/a', 'out/second/a']);
  });

  test('links to folders and to nothing are left out, told, and not counted', async () => {
    const buildspec =
      "version: 0.2\nphases:\n  build:\n    commands: [mkdir d && echo a > d/a && ln -s d to-folder && ln -s none to-nothing]\nartifacts:\n  files: '**/*'\n";
    const { log } = await runBuild({ engine: engine(), buildspec });
    expect(log).toContain('Found 1 file(s)\n');
    expect(log).toContain('Local build: skipping symbolic link to-folder: it leads to a folder\n');
    expect(log).toContain('Local build: skipping symbolic link to-nothing: it leads to no file\n');
  });

  test('enable-symlinks keeps the links that stay inside', async () => {
    await using folder = await temporaryFolder();
    const buildspec = `version: 0.2
phases:
  build:
    commands:
      - mkdir out && echo a > out/a && ln -s a out/inside && echo secret > outside && ln -s ../outside out/leaves && mkdir -p out/a2/b && ln -s ../.. out/a2/b/q && ln -s a2/b/q/../outside out/winding
      - mkdir real && echo r > real/r && ln -s real linked && chmod 755 real/r
artifacts:
  base-directory: out
  files: '**/*'
  enable-symlinks: yes
  secondary-artifacts:
    behind:
      files: linked/*
`;
    await runBuild({ engine: engine(), buildspec, artifactsDirectory: folder.path });
    expect(await readlink(join(folder.path, 'inside'))).toBe('a');
    expect((await lstat(join(folder.path, 'leaves'))).isFile()).toBe(true);
    // it reads as if it stayed inside, but leads out through another link
    await expect(lstat(join(folder.path, 'winding'))).rejects.toThrow('ENOENT');
    expect((await lstat(join(folder.path, 'behind/linked/r'))).mode & 0o777).toBe(0o755);
  });

  test('artifacts that go to a zip archive, with links, modes and secondary ones beside it', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'made/out.zip');
    const buildspec = `version: 0.2
phases:
  build:
    commands: [mkdir d && echo a > d/a && chmod 755 d/a && ln -s a d/link && echo b > b]
artifacts:
  name: app-$(echo 1.2)-$CODEBUILD_BUILD_NUMBER
  files: '**/*'
  base-directory: d
  enable-symlinks: yes
  secondary-artifacts:
    second: {files: b}
`;
    const { events, log } = await runBuild({ engine: engine(), buildspec, artifactsDirectory: file });
    const archive = await readFile(file);
    expect(unzip(archive)).toEqual({
      a: { content: 'a\n', mode: 0o100755 },
      link: { content: 'a', mode: 0o120777 },
    });
    expect(events.filter((event): event is ArtifactEvent => event.event === 'artifact')).toMatchObject([
      {
        location: file,
        files: ['a', 'link'],
        sha256: createHash('sha256').update(archive).digest('hex'),
        name: 'app-1.2-7',
      },
      { identifier: 'second', location: join(folder.path, 'made/out-second.zip'), files: ['b'] },
    ]);
    expect(log).toContain("Local build: the artifact's name on CodeBuild would be app-1.2-7\n");
    expect(Object.keys(unzip(await readFile(join(folder.path, 'made/out-second.zip'))))).toEqual(['b']);
  });

  describe.runIf(process.platform === 'linux')('names that are not UTF-8', () => {
    const RAW = 'r\udcfcck-ü/\udce4';
    const buildspec = `version: 0.2
phases:
  build:
    commands:
      - cat r*/*; cp -r r* made; ln -s "$(echo made/*)" link
artifacts:
  files: ['made/*', link]
  enable-symlinks: yes
`;

    async function source(folder: string): Promise<string> {
      const root = join(folder, 'source');
      await new TarWriter(root).write(
        { path: RAW, type: 'file', mode: 0o644, target: '' },
        Readable.from([Buffer.from('raw\n')]),
      );
      return root;
    }

    test('go in and come out in a folder as they are', async () => {
      await using folder = await temporaryFolder();
      const artifactsDirectory = join(folder.path, 'out');
      const { output, log, events } = await runBuild({
        engine: engine(),
        source: await source(folder.path),
        buildspec,
        artifactsDirectory,
      });
      expect(output).toBe('raw\n');
      expect(log).not.toMatch(/skipping/i);
      const made = join(artifactsDirectory, 'made');
      expect(await readdir(made, { encoding: 'buffer' })).toEqual([Buffer.of(0xe4)]);
      expect(await readFile(fsPath(`${made}/\udce4`), 'utf8')).toBe('raw\n');
      expect(decodeName(await readlink(join(artifactsDirectory, 'link'), 'buffer'))).toBe('made/\udce4');
      expect(events.find(({ event }) => event === 'artifact')).toMatchObject({
        files: ['link', 'made/\uFFFD'],
      });
    });

    test('go into a zip archive as they are, not marked as UTF-8', async () => {
      await using folder = await temporaryFolder();
      const artifactsDirectory = join(folder.path, 'out.zip');
      await runBuild({
        engine: engine(),
        source: await source(folder.path),
        buildspec,
        artifactsDirectory,
      });
      expect(unzip(await readFile(artifactsDirectory))).toEqual({
        link: { content: 'made/\uFFFD', mode: 0o120777 },
        'made/\udce4': { content: 'raw\n', mode: 0o100644, isUtf8: false },
      });
    });
  });

  test('no zip archive is left where its artifact failed', async () => {
    await using folder = await temporaryFolder();
    const buildspec = 'version: 0.2\nphases: {}\nartifacts:\n  files: missing\n';
    const { outcome } = await runBuild({
      engine: engine(),
      buildspec,
      artifactsDirectory: join(folder.path, 'out.zip'),
    });
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(await readdir(folder.path)).toEqual([]);
  });

  test('a zip archive that cannot be made fails the phase', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    const buildspec = 'version: 0.2\nphases:\n  build:\n    commands: [echo a > a]\nartifacts:\n  files: a\n';
    const { log } = await runBuild({
      engine: engine(),
      buildspec,
      artifactsDirectory: join(folder.path, 'file/x.zip'),
    });
    expect(log).toMatch(
      /Message: The artifacts cannot be written to .*file\/x\.zip: a file is where a folder must be\./,
    );
  });

  test('files that get one name by discard-paths are told', async () => {
    const buildspec =
      "version: 0.2\nphases:\n  build:\n    commands: [mkdir a b && echo 1 > a/x && echo 2 > b/x]\nartifacts:\n  files: '**/*'\n  discard-paths: yes\n";
    await using folder = await temporaryFolder();
    const artifactsDirectory = join(folder.path, 'out.zip');
    const { log, events } = await runBuild({ engine: engine(), buildspec, artifactsDirectory });
    expect(log).toContain('discard-paths gives several files the name x; one of them is kept\n');
    // what is told of the file is true of the one that is kept
    const kept = unzip(await readFile(artifactsDirectory)).x?.content ?? '';
    expect(events.find(({ event }) => event === 'artifact')).toMatchObject({
      files: ['x'],
      fileSha256s: [createHash('sha256').update(kept).digest('hex')],
    });
  });

  test('a folder for artifacts that cannot be made fails the phase', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    const buildspec = 'version: 0.2\nphases:\n  build:\n    commands: [echo a > a]\nartifacts:\n  files: a\n';
    const { outcome, log } = await runBuild({
      engine: engine(),
      buildspec,
      artifactsDirectory: join(folder.path, 'file/x'),
    });
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(log).toMatch(
      /Phase context status code: CLIENT_ERROR Message: The artifacts cannot be written to .*file\/x: a file is where a folder must be\./,
    );
  });

  test.skipIf(!which('git'))(
    'the source with its git history, and secondary sources, each in their folder',
    async () => {
      await using folder = await temporaryFolder();
      const [source, other] = [join(folder.path, 'source'), join(folder.path, 'other')];
      await mkdir(join(source, 'folder/empty'), { recursive: true });
      await mkdir(other);
      await writeFile(join(other, 'other.txt'), 'other');
      await writeFile(join(source, '.gitignore'), 'ignored');
      await writeFile(join(source, 'ignored'), '');
      await writeFile(join(source, 'folder/run me.sh'), '#!/bin/sh\necho "it ran"\n', { mode: 0o755 });
      await symlink('folder/run me.sh', join(source, 'link'));
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
          cwd: source,
          encoding: 'utf8',
        });
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'first');
      const buildspec = `version: 0.2
phases:
  build:
    commands:
      - ./link; ls -A; cat "$CODEBUILD_SRC_DIR_second/other.txt"; echo
      - '[ -f .git/HEAD ] && echo "$CODEBUILD_RESOLVED_SOURCE_VERSION"'
`;
      const { output } = await runBuild({
        engine: engine(),
        source,
        secondarySources: { second: other },
        buildspec,
      });
      expect(output).toBe(`it ran\n.git\n.gitignore\nfolder\nlink\nother\n${git('rev-parse', 'HEAD')}`);
    },
  );

  test('the variables that CodeBuild gives, and those of the caller over those of the buildspec', async () => {
    const buildspec = `version: 0.2
env:
  variables: {FROM_FILE: file, BOTH: file}
  exported-variables: [BOTH, MADE, UNEXPORTED, MISSING, AWS_REGION]
phases:
  build:
    commands:
      - echo "$CODEBUILD_BUILD_ID $CODEBUILD_BUILD_NUMBER $CODEBUILD_INITIATOR $CODEBUILD_CI $AWS_REGION $AWS_DEFAULT_REGION"
      - echo "$CODEBUILD_BUILD_ARN $CODEBUILD_PROJECT_ARN $CODEBUILD_LOG_PATH"
      - echo "$FROM_FILE $BOTH \${CODEBUILD_SOURCE_VERSION-no version} $HOME"; [ "$CODEBUILD_START_TIME" -gt 1700000000000 ]
  post_build:
    commands:
      - export MADE="two
        lines"; UNEXPORTED=1
`;
    const environmentVariables = [
      { name: 'BOTH', value: 'caller' },
      { name: 'NOT-A-NAME', value: '' },
    ];
    const { output, log, events, outcome } = await runBuild({
      engine: engine(),
      environmentVariables,
      buildspec,
    });
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    const uuid = '11111111-2222-3333-4444-555555555555';
    expect(output).toBe(
      [
        `sample:${uuid} 7 tester true eu-central-1 eu-central-1`,
        `arn:aws:codebuild:eu-central-1:000000000000:build/sample:${uuid} arn:aws:codebuild:eu-central-1:000000000000:project/sample ${uuid}`,
        'file caller no version /root\n',
      ].join('\n'),
    );
    expect(log).toContain(
      'Local build: skipping environment variable NOT-A-NAME: no shell can hold this name',
    );
    expect(log.match(/exported-variables: .*/g)).toEqual([
      'exported-variables: AWS_REGION is left out; CodeBuild exports no variable that starts with AWS_',
      'exported-variables: UNEXPORTED was not exported by a command; write export UNEXPORTED=…',
      'exported-variables: MISSING was not exported by a command; write export MISSING=…',
    ]);
    expect(events.at(-1)).toMatchObject({
      exportedEnvironmentVariables: [
        { name: 'BOTH', value: 'caller' },
        { name: 'MADE', value: expect.stringMatching(/^two\s+lines$/) },
      ],
    });
  });

  test.each([
    ['in version 0.1', 'version: 0.1\n'],
    [
      'where the buildspec sets its own PATH',
      `version: 0.2\nenv:\n  variables: {PATH: '/usr/sbin:/usr/bin:/bin'}\n`,
    ],
  ])('the tools of CodeBuild are there %s', async (_, head) => {
    const buildspec = `${head}phases:
  build:
    commands: [touch a.test b.test, "codebuild-tests-run --test-command echo --files-search \\"codebuild-glob-search '*'\\""]
`;
    const { output } = await runBuild({ engine: engine(), buildspec, shard: { index: 1, total: 2 } });
    expect(output).toBe('Shard 2 of 2: 1 of 2 test files\nb.test\n');
  });

  test('a buildspec that is not there', async () => {
    const { log, outcome } = await runBuild({ engine: engine(), buildspec: undefined });
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(log).toContain(
      'Phase context status code: YAML_FILE_ERROR Message: stat OUTPUT/src123456789/src/buildspec.yml: no such file or directory\n',
    );
  });

  test('eight builds at once do not disturb each other', async () => {
    const builds = Array.from({ length: 8 }, (_, index) =>
      runBuild({
        engine: engine(),
        buildId: `sample:${index}`,
        buildspec: `version: 0.2\nphases:\n  build:\n    commands: [X=${index}, 'echo "$X $CODEBUILD_LOG_PATH" > f', cat f]\n`,
      }),
    );
    expect((await Promise.all(builds)).map(({ output }) => output)).toEqual(
      builds.map((_, index) => `${index} ${index}\n`),
    );
  });
}
