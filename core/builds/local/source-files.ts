import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fsPath, readFolder } from './file-names';
import { git, gitPaths } from './git';

export interface SourceFiles {
  /** Paths below the folder, '/' between their parts; empty folders end in '/'. */
  paths: string[];
  /** Places that are left out because builds write their results there. */
  outputs?: string[];
  /** Where the folder is in a git repository: what HEAD is, and its origin without credentials. */
  version?: string;
  repositoryUrl?: string;
}

/**
 * What git would give CodeBuild: tracked and new files but no ignored ones, and `.git` itself. In a folder that is no repository:
 * everything, without what its `.gitignore` names; so too where a repository around the folder ignores all of it.
 */
export async function listSourceFiles(directory: string): Promise<SourceFiles> {
  const listed = await gitPaths(directory, 'ls-files', '-co', '--exclude-standard', '-z');
  if (listed === undefined) return { paths: await walkUnignored(directory) };
  const [version, url] = await Promise.all([
    git(directory, 'rev-parse', '--verify', 'HEAD'),
    git(directory, 'config', '--get', 'remote.origin.url'),
  ]);
  const repository = await kindOf(join(directory, '.git'));
  const paths: string[] = [];
  const add = (found: string[]) => {
    for (const path of found) paths.push(path);
  };
  for (const path of new Set(listed)) add(await filesAt(directory, path));
  if (listed.length === 0 && repository === undefined) add(await walkUnignored(directory));
  // in a worktree or a submodule .git is a file that points out of the folder
  if (repository === 'directory') add(await walk(directory, '.git/'));
  return {
    paths,
    version: version?.trim() || undefined,
    repositoryUrl: withoutCredentials(url?.trim() ?? '') || undefined,
  };
}

/** A listed path is a file, a deleted file, or the folder of a submodule or of another repository. */
async function filesAt(directory: string, path: string): Promise<string[]> {
  const kind = await kindOf(join(directory, path));
  if (kind === undefined) return [];
  if (kind !== 'directory') return [path];
  const folder = path.endsWith('/') ? path : `${path}/`;
  const { paths } = await listSourceFiles(join(directory, path));
  return paths.map((inner) => folder + inner);
}

async function walkUnignored(directory: string): Promise<string[]> {
  const rules = await readFile(join(directory, '.gitignore'), 'utf8').catch(() => undefined);
  if (rules === undefined) return walk(directory, '');
  const { default: ignore } = await import('ignore');
  const ignored = ignore().add(rules);
  return walk(directory, '', (path) => ignored.ignores(path));
}

/** What is below a folder of the root, '' for all of it. A folder that is gone when its turn comes has nothing in it. */
export async function walk(
  root: string,
  folder: string,
  isIgnored = (_path: string) => false,
): Promise<string[]> {
  const paths: string[] = [];
  const entries = await readFolder(join(root, folder)).catch((error: NodeJS.ErrnoException) => {
    if (folder !== '' && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!entries) return [];
  if (entries.length === 0 && folder !== '') paths.push(folder);
  for (const { name, kind } of entries) {
    const path = folder + name + (kind === 'directory' ? '/' : '');
    if (kind === 'other' || isIgnored(path)) continue;
    if (kind === 'directory') for (const inner of await walk(root, path, isIgnored)) paths.push(inner);
    else paths.push(path);
  }
  return paths;
}

async function kindOf(path: string): Promise<'directory' | 'other' | undefined> {
  const stats = await lstat(fsPath(path)).catch(() => undefined);
  return stats && (stats.isDirectory() ? 'directory' : 'other');
}

function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
