import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { listSourceFiles, walk } from '../../../../core/builds/local/source-files';
import { temporaryFolder, which } from './support';

async function write(root: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function git(cwd: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@example.com',
    '-c',
    'protocol.file.allow=always',
  ];
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

const outsideGit = ({ paths }: { paths: string[] }) =>
  paths.filter((path) => !path.startsWith('.git/')).sort();

describe.skipIf(!which('git'))('in a repository', () => {
  test('tracked and new files, no ignored or deleted ones, and .git itself', async () => {
    await using folder = await temporaryFolder();
    const root = folder.path;
    await write(root, {
      '.gitignore': 'ignored/\n*.log\n',
      'a.txt': '',
      'deleted.txt': '',
      'sub/ü b.txt': '',
    });
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'first');
    git(root, 'rm', '-q', '--cached', 'deleted.txt');
    await write(root, { 'new.txt': '', 'ignored/x': '', 'sub/y.log': '' });
    execFileSync('rm', [join(root, 'deleted.txt')]);
    const files = await listSourceFiles(root);
    expect(outsideGit(files)).toEqual(['.gitignore', 'a.txt', 'new.txt', 'sub/ü b.txt']);
    expect(files.paths).toContain('.git/HEAD');
    expect(files.version).toBe(git(root, 'rev-parse', 'HEAD'));
  });

  test('the files of submodules', async () => {
    await using folder = await temporaryFolder();
    const [inner, outer] = [join(folder.path, 'inner'), join(folder.path, 'outer')];
    for (const root of [inner, outer]) {
      await write(root, { 'file.txt': '' });
      git(root, 'init', '-q');
      git(root, 'add', '.');
      git(root, 'commit', '-qm', 'first');
    }
    git(outer, 'submodule', 'add', '-q', inner, 'module');
    expect(outsideGit(await listSourceFiles(outer))).toEqual(['.gitmodules', 'file.txt', 'module/file.txt']);
  });

  test('an origin is told without its credentials', async () => {
    await using folder = await temporaryFolder();
    git(folder.path, 'init', '-q');
    git(folder.path, 'remote', 'add', 'origin', 'https://me:token@example.com/repo.git');
    expect((await listSourceFiles(folder.path)).repositoryUrl).toBe('https://example.com/repo.git');
  });
});

describe.skipIf(!which('git'))('in a folder that a repository around it ignores', () => {
  test('everything, as if there were no repository', async () => {
    await using folder = await temporaryFolder();
    git(folder.path, 'init', '-q');
    await write(folder.path, {
      '.gitignore': 'build/\n',
      'build/a': '',
      'build/.gitignore': 'b',
      'build/b': '',
    });
    const { paths } = await listSourceFiles(join(folder.path, 'build'));
    expect(paths.sort()).toEqual(['.gitignore', 'a']);
  });
});

test.runIf(process.platform === 'linux').each([[[]], [['git', 'init', '-q']]])(
  'names and folders that are not UTF-8, beside those that look like it (%j)',
  async ([program, ...args]) => {
    await using folder = await temporaryFolder();
    if (program !== undefined) execFileSync(program, args, { cwd: folder.path });
    await write(folder.path, { 'really-\uFFFD': '', '.gitignore': '*.log' });
    const raw = Buffer.concat([Buffer.from(`${folder.path}/raw-`), Buffer.of(0xff)]);
    await mkdir(raw);
    await writeFile(Buffer.concat([raw, Buffer.from('/ü-'), Buffer.of(0xe4)]), '');
    await writeFile(Buffer.concat([raw, Buffer.from('/'), Buffer.of(0xe4), Buffer.from('.log')]), '');
    const files = await listSourceFiles(folder.path);
    expect(outsideGit(files)).toEqual(['.gitignore', 'raw-\udcff/ü-\udce4', 'really-\uFFFD']);
  },
);

test('in a folder without git: everything that .gitignore does not name, with empty folders and links', async () => {
  await using folder = await temporaryFolder();
  await write(folder.path, { '.gitignore': 'ignored/\n', 'ignored/x': '', 'a/b.txt': '' });
  await mkdir(join(folder.path, 'empty/inner'), { recursive: true });
  await symlink('a', join(folder.path, 'link'));
  const { paths, version } = await listSourceFiles(folder.path);
  expect(paths.sort()).toEqual(['.gitignore', 'a/b.txt', 'empty/inner/', 'link']);
  expect(version).toBeUndefined();
});

test('a folder that is deleted while the others are read has nothing in it', async () => {
  await using folder = await temporaryFolder();
  await write(folder.path, { 'a.txt': '', 'gone/b.txt': '', 'kept/c.txt': '' });
  const paths = await walk(folder.path, '', (path) => {
    if (path === 'gone/') rmSync(join(folder.path, path), { recursive: true });
    return false;
  });
  expect(paths.sort()).toEqual(['a.txt', 'kept/c.txt']);
  await expect(walk(join(folder.path, 'gone'), '')).rejects.toThrow('ENOENT');
});
