import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git';

export interface SourceFiles {
  /** Paths below the folder, '/' between their parts; empty folders end in '/'. */
  paths: string[];
  /** Paths that are left out because they are not UTF-8, with U+FFFD for what is not. */
  undecodable: string[];
  /** Places that are left out because builds write their results there. */
  outputs?: string[];
  /** Where the folder is in a git repository: what HEAD is, and its origin without credentials. */
  version?: string;
  repositoryUrl?: string;
}

// what Node reads instead of bytes that are not UTF-8
const REPLACEMENT = '\uFFFD';

class Listing {
  constructor(
    readonly paths: string[] = [],
    readonly undecodable: string[] = [],
  ) {}

  add({ paths, undecodable }: Listing): void {
    for (const path of paths) this.paths.push(path);
    for (const path of undecodable) this.undecodable.push(path);
  }
}

/**
 * What git would give CodeBuild: tracked and new files but no ignored ones, and `.git` itself. In a folder that is no repository:
 * everything, without what its `.gitignore` names; so too where a repository around the folder ignores all of it.
 */
export async function listSourceFiles(directory: string): Promise<SourceFiles> {
  const listed = await git(directory, 'ls-files', '-co', '--exclude-standard', '-z');
  if (listed === undefined) return walkUnignored(directory);
  const [version, url] = await Promise.all([
    git(directory, 'rev-parse', '--verify', 'HEAD'),
    git(directory, 'config', '--get', 'remote.origin.url'),
  ]);
  const repository = await kindOf(join(directory, '.git'));
  const files = new Listing();
  for (const path of new Set(listed.split('\0'))) {
    if (path !== '') files.add(await filesAt(directory, path));
  }
  if (listed === '' && repository === undefined) files.add(await walkUnignored(directory));
  // in a worktree or a submodule .git is a file that points out of the folder
  if (repository === 'directory') files.add(await walk(directory, '.git/'));
  return {
    paths: files.paths,
    undecodable: files.undecodable,
    version: version?.trim() || undefined,
    repositoryUrl: withoutCredentials(url?.trim() ?? '') || undefined,
  };
}

/** A listed path is a file, a deleted file, or the folder of a submodule or of another repository. */
async function filesAt(directory: string, path: string): Promise<Listing> {
  const kind = await kindOf(join(directory, path));
  if (kind === undefined) return new Listing([], path.includes(REPLACEMENT) ? [path] : []);
  if (kind !== 'directory') return new Listing([path]);
  const folder = path.endsWith('/') ? path : `${path}/`;
  const { paths, undecodable } = await listSourceFiles(join(directory, path));
  return new Listing(
    paths.map((inner) => folder + inner),
    undecodable.map((inner) => folder + inner),
  );
}

async function walkUnignored(directory: string): Promise<Listing> {
  const rules = await readFile(join(directory, '.gitignore'), 'utf8').catch(() => undefined);
  if (rules === undefined) return walk(directory, '');
  const { default: ignore } = await import('ignore');
  const ignored = ignore().add(rules);
  return walk(directory, '', (path) => ignored.ignores(path));
}

async function walk(root: string, folder: string, isIgnored = (_path: string) => false): Promise<Listing> {
  const files = new Listing();
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  if (entries.length === 0 && folder !== '') files.paths.push(folder);
  for (const entry of entries) {
    const path = folder + entry.name + (entry.isDirectory() ? '/' : '');
    if (isIgnored(path)) continue;
    // the name that was read is there, unless its bytes are no text
    const isText = !entry.name.includes(REPLACEMENT) || (await kindOf(join(root, path))) !== undefined;
    if (!isText) files.undecodable.push(path);
    else if (entry.isDirectory()) files.add(await walk(root, path, isIgnored));
    else if (entry.isFile() || entry.isSymbolicLink()) files.paths.push(path);
  }
  return files;
}

async function kindOf(path: string): Promise<'directory' | 'other' | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats && (stats.isDirectory() ? 'directory' : 'other');
}

function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
