import { execFile } from 'node:child_process';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SourceFiles {
  /** Paths below the folder, '/' between their parts; empty folders end in '/'. */
  paths: string[];
  /** Where the folder is in a git repository: what HEAD is, and its origin without credentials. */
  version?: string;
  repositoryUrl?: string;
}

/**
 * What git would give CodeBuild: tracked and new files but no ignored ones, and `.git` itself. In a folder that is no repository:
 * everything, without what its `.gitignore` names.
 */
export async function listSourceFiles(directory: string): Promise<SourceFiles> {
  const listed = await git(directory, 'ls-files', '-co', '--exclude-standard', '-z');
  if (listed === undefined) return { paths: await walkUnignored(directory) };
  const [version, url] = await Promise.all([
    git(directory, 'rev-parse', '--verify', 'HEAD'),
    git(directory, 'config', '--get', 'remote.origin.url'),
  ]);
  const paths: string[] = [];
  for (const path of new Set(listed.split('\0'))) {
    if (path !== '') paths.push(...(await filesAt(directory, path)));
  }
  // in a worktree or a submodule .git is a file that points out of the folder
  if ((await kindOf(join(directory, '.git'))) === 'directory')
    paths.push(...(await walk(directory, '.git/')));
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

async function walk(root: string, folder: string, isIgnored = (_path: string) => false): Promise<string[]> {
  const paths: string[] = [];
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  if (entries.length === 0 && folder !== '') paths.push(folder);
  for (const entry of entries) {
    const path = folder + entry.name + (entry.isDirectory() ? '/' : '');
    if (isIgnored(path)) continue;
    if (entry.isDirectory()) paths.push(...(await walk(root, path, isIgnored)));
    else if (entry.isFile() || entry.isSymbolicLink()) paths.push(path);
  }
  return paths;
}

async function kindOf(path: string): Promise<'directory' | 'other' | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats && (stats.isDirectory() ? 'directory' : 'other');
}

/** What git prints; undefined where there is no git, no repository, or nothing to print. */
function git(directory: string, ...args: string[]): Promise<string | undefined> {
  // a repository must not choose a program that runs here
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
  return new Promise((resolve) => {
    execFile('git', [...safe, ...args], { cwd: directory, maxBuffer: 1 << 30 }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}

function withoutCredentials(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
