import { git } from './git';

/**
 * A file as a commit has it, from the clone that the directory is in; `path` is from the root of the repository. Undefined where the clone has
 * no such commit, or the commit no such file.
 */
export async function fileAtCommit(
  directory: string,
  commit: string,
  path: string,
): Promise<string | undefined> {
  // from an API: it must be a commit, and nothing that git takes for an option or another revision
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
  return git(directory, 'cat-file', 'blob', `${commit}:${path}`);
}
