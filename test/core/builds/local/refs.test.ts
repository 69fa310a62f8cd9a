import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileAtCommit } from '../../../../core/builds/local/file-at-commit';
import { remoteRefs } from '../../../../core/builds/local/refs';
import { temporaryFolder } from './support';

/** A clone with `main` and `fix/login` on its remote, and a tag. */
async function clone(path: string) {
  const remote = join(path, 'remote');
  const here = join(path, 'here');
  await Promise.all([mkdir(remote), mkdir(here)]);
  let day = 1;
  const git = (cwd: string, ...args: string[]) => {
    const date = `2026-03-0${day}T10:00:00Z`;
    const env = { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
    return execFileSync('git', args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  };
  const commit = async (text: string) => {
    await writeFile(join(remote, 'buildspec.yml'), text);
    git(remote, 'add', '.');
    git(remote, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-m', text);
    day += 1;
    return git(remote, 'rev-parse', 'HEAD');
  };
  git(remote, 'init', '-b', 'main');
  const first = await commit('version: 0.1');
  git(remote, 'tag', 'v1');
  git(remote, 'checkout', '-b', 'fix/login');
  const second = await commit('version: 0.2');
  git(here, 'clone', '--branch', 'main', remote, '.');
  return { here, first, second, git: (...args: string[]) => git(here, ...args) };
}

describe('the refs of a clone', () => {
  it('are the branches of the remote, those with new commits first, and the tags', async () => {
    await using folder = await temporaryFolder();
    const { here, first } = await clone(folder.path);
    expect(await remoteRefs(here, 'origin')).toEqual({
      branches: ['fix/login', 'main'],
      tags: ['v1'],
      head: { commit: first, branch: 'main', isPushed: true },
    });
  });

  it('say that a commit is not on the remote, and that no branch is checked out', async () => {
    await using folder = await temporaryFolder();
    const { here, git } = await clone(folder.path);
    git('checkout', '--detach');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--allow-empty', '-m', 'mine');
    const { head } = (await remoteRefs(here, 'origin')) ?? {};
    expect(head).toMatchObject({ branch: undefined, isPushed: false });
  });

  it('are unknown where there is no clone', async () => {
    await using folder = await temporaryFolder();
    expect(await remoteRefs(folder.path, 'origin')).toBeUndefined();
  });
});

describe('a file as a commit has it', () => {
  it('is read from the clone, whatever is checked out', async () => {
    await using folder = await temporaryFolder();
    const { here, first, second } = await clone(folder.path);
    expect(await fileAtCommit(here, first, 'buildspec.yml')).toBe('version: 0.1');
    expect(await fileAtCommit(here, second, 'buildspec.yml')).toBe('version: 0.2');
  });

  it('is unknown where the clone has no such commit or file, or the commit is none', async () => {
    await using folder = await temporaryFolder();
    const { here, first } = await clone(folder.path);
    expect(await fileAtCommit(here, '0'.repeat(40), 'buildspec.yml')).toBeUndefined();
    expect(await fileAtCommit(here, first, 'other.yml')).toBeUndefined();
    expect(await fileAtCommit(here, '--help', 'buildspec.yml')).toBeUndefined();
    expect(await fileAtCommit(here, 'main', 'buildspec.yml')).toBeUndefined();
  });
});
