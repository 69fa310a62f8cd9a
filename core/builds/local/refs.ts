import { git } from './git';

/** What a clone knows of a repository, as of its last fetch. */
export interface RemoteRefs {
  /** Without the remote's name, the one with the newest commit first. */
  branches: string[];
  /** The newest first; nothing tells whether the remote has them too. */
  tags: string[];
  /** What is checked out. */
  head?: {
    commit: string;
    /** Undefined where no branch is checked out. */
    branch?: string;
    /** Whether a branch of the remote has the commit. */
    isPushed: boolean;
  };
}

/** More than anybody reads in a list. */
const MOST_REFS = 500;

/** Branches and tags of a remote, from the clone alone: nothing is fetched. Undefined where there is no git, or no clone. */
export async function remoteRefs(directory: string, remote: string): Promise<RemoteRefs | undefined> {
  const prefix = `refs/remotes/${remote}/`;
  const list = (order: string, ...patterns: string[]) =>
    git(
      directory,
      'for-each-ref',
      `--sort=-${order}`,
      `--count=${MOST_REFS}`,
      '--format=%(refname)',
      ...patterns,
    );
  const [branches, tags, commit, branch] = await Promise.all([
    list('committerdate', prefix),
    list('creatordate', 'refs/tags/'),
    git(directory, 'rev-parse', '--verify', 'HEAD'),
    git(directory, 'symbolic-ref', '--short', 'HEAD'),
  ]);
  if (branches === undefined || tags === undefined) return undefined;
  return {
    branches: without(prefix, branches).filter((name) => name !== 'HEAD'),
    tags: without('refs/tags/', tags),
    head: commit === undefined ? undefined : await headOf(directory, prefix, commit.trim(), branch?.trim()),
  };
}

async function headOf(
  directory: string,
  prefix: string,
  commit: string,
  branch: string | undefined,
): Promise<RemoteRefs['head']> {
  const having = await git(directory, 'for-each-ref', '--count=1', `--contains=${commit}`, prefix);
  return { commit, branch, isPushed: having !== undefined && having !== '' };
}

function without(prefix: string, names: string): string[] {
  return names
    .split('\n')
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
}
