import { describe, expect, it } from 'vitest';
import { Directories } from '../../../../core/builds/problems/directories';
import { ROOT, type SourceDirectory, SourcePaths } from '../../../../core/builds/problems/source-paths';

function paths(...lines: string[]): SourcePaths {
  const known = new SourcePaths();
  for (const line of lines) known.hear(line);
  return known;
}

/** The meanings of a path in one line, those of secondary sources with their identifier. */
function meanings(known: SourcePaths, file: string, directories?: string[]): string[] {
  return known
    .meanings({ file }, directories?.map(directoryIn))
    .filter(({ anywhere }) => !anywhere)
    .map(({ source, path }) => (source === '' ? path : `${source}: ${path}`));
}

/** `web` is of the primary source, `lib:web` of the source `lib`. */
function directoryIn(text: string): SourceDirectory {
  const [path = '', source = ''] = text.split(':').reverse();
  return { source, path };
}

describe('a path in a log', () => {
  it.each([
    ['src/app.ts', 'src/app.ts'],
    ['./src/../src/app.ts', 'src/app.ts'],
    ['src\\app.ts', 'src/app.ts'],
    ['/codebuild/output/src233/src/app.ts', 'app.ts'],
    ['/codebuild/output/src233/src/github.com/own/web/app.ts', 'app.ts'],
    ['/codebuild/output/src233/src/bitbucket.org/own/web/src/app.ts', 'src/app.ts'],
    ['/codebuild/output/src233/src/git-codecommit.us-east-2.amazonaws.com/v1/repos/web/app.ts', 'app.ts'],
    ['/codebuild/output/src87/src/s3/01/app.ts', 'app.ts'],
    ['C:\\codebuild\\output\\src12\\src\\App.cs', 'App.cs'],
    ['file:///codebuild/output/src233/src/my%20app.ts', 'my app.ts'],
    ['file:///C:/codebuild/output/src12/src/app.mts', 'app.mts'],
    ['\\\\?\\C:\\codebuild\\output\\src12\\src\\main.rs', 'main.rs'],
    ['web:build: src/app.ts', 'src/app.ts'],
    ['web_1  | src/app.ts', 'src/app.ts'],
    ['/usr/src/app/src/app.ts', 'src/app.ts'],
    ['/app/index.js', 'index.js'],
  ])('%s is %s of the source', (file, expected) => {
    expect(meanings(paths(), file)).toEqual([expected]);
  });

  it.each([
    '../outside.ts',
    'src/../../outside.ts',
    '/codebuild/output/src233/src/../../../etc/passwd',
    '/etc/passwd',
    '/usr/lib/python3.12/json/decoder.py',
    'C:\\Windows\\win.ini',
    'a\0b.ts',
    '.',
    '',
    'a'.repeat(501),
  ])('%j is none of the source', (file) => {
    expect(meanings(paths(), file)).toEqual([]);
  });

  it('counts from where the log says that the sources are', () => {
    const known = paths('CODEBUILD_SRC_DIR=/tmp/build-7/src', 'CODEBUILD_SRC_DIR_lib=/tmp/build-7/lib');
    expect(meanings(known, '/tmp/build-7/src/app.ts')).toEqual(['app.ts']);
    expect(meanings(known, '/tmp/build-7/lib/a.ts')).toEqual(['lib: a.ts']);
    expect(meanings(known, '/tmp/build-7/other/a.ts')).toEqual([]);
  });

  it('counts from the nearest of sources that lie in each other, in any case on Windows', () => {
    const known = paths('CODEBUILD_SRC_DIR=C:\\b7\\src', 'CODEBUILD_SRC_DIR_lib=C:\\b7\\src\\lib\\');
    expect(meanings(known, 'c:\\B7\\src\\App.cs')).toEqual(['App.cs']);
    expect(meanings(known, 'C:/b7/src/lib/A.cs')).toEqual(['lib: A.cs']);
  });

  it('counts from the directories that the commands have been in, the nearest first', () => {
    expect(meanings(paths(), './a.ts', ['web', ''])).toEqual(['web/a.ts', 'a.ts']);
    expect(meanings(paths(), '../lib/a.ts', ['web', ''])).toEqual(['lib/a.ts']);
    expect(meanings(paths(), 'a.ts', ['lib:src', ''])).toEqual(['lib: src/a.ts', 'a.ts']);
  });
});

describe('a relative path', () => {
  it.each([
    ['./a.ts', 'a.ts'],
    ['../lib/a.ts', 'lib/a.ts'],
    ['lib/../a.ts', 'a.ts'],
  ])('%s may be anywhere below, as %s', (file, path) => {
    expect(paths().meanings({ file }).at(-1)).toEqual({ source: '', path, anywhere: true });
  });
});

describe('a file of a package', () => {
  it.each([
    ['Shop.java', 'com.example', ['com/example/Shop.java']],
    ['Shop.kt', 'com.example', ['com/example/Shop.kt', 'Shop.kt']],
    ['Shop.java', '', ['Shop.java']],
    ['Shop.java', '..', ['Shop.java']],
    ['Shop.java', 'a*', []],
  ])('%s of %j may be anywhere as %j', (file, inPackage, expected) => {
    expect(paths().meanings({ file, package: inPackage })).toEqual(
      expected.map((path) => ({ source: '', path, anywhere: true })),
    );
  });
});

describe('a change of the directory', () => {
  const known = paths(
    'CODEBUILD_SRC_DIR=/codebuild/output/src233/src',
    'CODEBUILD_SRC_DIR_lib=/codebuild/output/src233/lib',
  );

  it.each([
    ['', 'web', 'web'],
    ['web', '..', ''],
    ['web', './src/', 'web/src'],
    ['web', '$CODEBUILD_SRC_DIR', ''],
    ['web', '$' + '{CODEBUILD_SRC_DIR}/lib', 'lib'],
    ['web', '$CODEBUILD_SRC_DIR_lib/src', 'lib:src'],
    ['web', '$Env:CODEBUILD_SRC_DIR_lib\\src', 'lib:src'],
    ['web', '%CODEBUILD_SRC_DIR%\\src', 'src'],
    ['lib:src', '..', 'lib:'],
    ['web', '/codebuild/output/src233/src/lib', 'lib'],
    ['web', '/codebuild/output/src233/src', ''],
    ['web', '/codebuild/output/src233/lib/src', 'lib:src'],
  ])('from %j to %s leads to %j', (current, target, expected) => {
    expect(known.directoryFrom(directoryIn(current), target)).toEqual(directoryIn(expected));
  });

  it('is followed no further than anybody goes', () => {
    const directories = new Directories(known);
    directories.hearCommand('cd a; '.repeat(200_000));
    directories.hearCommand(`cd ${'a/'.repeat(1_000)}`);
    expect(directories.all[0]?.path).toBe(`a${'/a'.repeat(99)}`);
  });

  it.each(['..', '/tmp', '$HOME/web', '~', '`pwd`', '-'])('to %s leads nowhere that is known', (target) => {
    expect(known.directoryFrom(ROOT, target)).toBeUndefined();
  });
});
