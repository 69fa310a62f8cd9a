import { git } from './git';

export interface GitRemote {
  name: string;
  /** It may hold credentials. */
  address: string;
}

/** A folder in a clone of a repository. */
export interface ClonedFolder {
  /** Addresses of the clone's remotes; they may hold credentials. */
  remotes: string[];
  /** From the root of the repository: empty, or ending in '/'. */
  prefix: string;
}

/** Undefined where there is no git, or the folder is in no repository. */
export async function clonedFolder(directory: string): Promise<ClonedFolder | undefined> {
  const [prefix, remotes] = await Promise.all([
    git(directory, 'rev-parse', '--show-prefix'),
    gitRemotes(directory),
  ]);
  if (prefix === undefined || remotes === undefined) return undefined;
  const addresses = remotes.map(({ address }) => address);
  return { prefix: prefix.replace(/\n$/, ''), remotes: [...new Set(addresses)] };
}

/** The remotes of the clone that the folder is in; one with an address of its own to push to comes twice. */
export async function gitRemotes(directory: string): Promise<GitRemote[] | undefined> {
  const remotes = await git(directory, 'remote', '--verbose');
  return remotes === undefined
    ? undefined
    : [...remotes.matchAll(/^(\S+)\t(\S+)/gm)].map(([, name = '', address = '']) => ({ name, address }));
}

/** The commit that a folder is at; undefined where anything in it is otherwise than there, or it is in no repository. */
export async function cleanCommit(directory: string): Promise<string | undefined> {
  const [commit, changes] = await Promise.all([
    git(directory, 'rev-parse', '--verify', 'HEAD'),
    git(directory, 'status', '--porcelain', '--', '.'),
  ]);
  return changes === '' ? commit?.trim() : undefined;
}
