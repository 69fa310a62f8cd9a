import { git } from './git';

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
    git(directory, 'remote', '--verbose'),
  ]);
  if (prefix === undefined || remotes === undefined) return undefined;
  const addresses = [...remotes.matchAll(/^\S+\t(\S+)/gm)].map(([, address = '']) => address);
  return { prefix: prefix.replace(/\n$/, ''), remotes: [...new Set(addresses)] };
}
