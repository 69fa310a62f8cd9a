import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanCommit, clonedFolder } from '../../../../core/builds/local/clone';
import { temporaryFolder } from './support';

it('tells the remotes of a clone and where a folder is in it', async () => {
  await using folder = await temporaryFolder();
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.path, stdio: 'ignore' });
  git('init');
  git('remote', 'add', 'origin', 'git@github.com:me/site.git');
  git('remote', 'add', 'upstream', 'https://github.com/octo/site');
  await mkdir(join(folder.path, 'ci/api'), { recursive: true });
  expect(await clonedFolder(folder.path)).toEqual({
    remotes: ['git@github.com:me/site.git', 'https://github.com/octo/site'],
    prefix: '',
  });
  expect(await clonedFolder(join(folder.path, 'ci/api'))).toMatchObject({ prefix: 'ci/api/' });
});

it('tells nothing of a folder in no repository', async () => {
  await using folder = await temporaryFolder();
  expect(await clonedFolder(folder.path)).toBeUndefined();
});

it('tells the commit of a folder in which nothing was changed since', async () => {
  await using folder = await temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@here', ...args], {
      cwd: folder.path,
      encoding: 'utf8',
    });
  expect(await cleanCommit(folder.path)).toBeUndefined();
  git('init');
  await writeFile(join(folder.path, 'cart.js'), '1');
  await writeFile(join(folder.path, '.gitignore'), 'out');
  git('add', '.');
  git('commit', '-m', 'first');
  await writeFile(join(folder.path, 'out'), 'ignored');
  expect(await cleanCommit(folder.path)).toBe(git('rev-parse', 'HEAD').trim());
  await writeFile(join(folder.path, 'new.js'), '2');
  expect(await cleanCommit(folder.path)).toBeUndefined();
});
