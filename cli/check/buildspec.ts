import { join } from 'node:path';
import type { Known } from '../../core/builds/known';
import { clonedFolder } from '../../core/builds/local/clone';
import type { InSource } from '../../core/builds/remote/project-buildspec';
import { repositoryOf } from '../../core/builds/remote/repository';
import { readText, whyUnreadable } from '../lint/files';
import type { CheckOptions } from './options';

/** The buildspec in the folder that has the project's source. */
export async function buildspecIn(
  { source: directory, isGiven }: Pick<CheckOptions, 'source' | 'isGiven'>,
  { path, location }: InSource,
  signal: AbortSignal,
): Promise<Known<string>> {
  const root = isGiven ? directory : await cloneOf(location, directory);
  if (root === undefined) {
    return {
      unknown: `The buildspec is ${path} in the source of the project, and this folder is no clone of it: --source names one.`,
    };
  }
  const file = join(root, path);
  try {
    return { known: (await readText(file, signal)).text };
  } catch (error) {
    return { unknown: `The buildspec cannot be read. ${file}: ${whyUnreadable(file, error)}` };
  }
}

/** The root of the clone of that repository which the folder is in. */
async function cloneOf(location: string, directory: string): Promise<string | undefined> {
  const repository = repositoryOf(location);
  if (repository === undefined) return undefined;
  const clone = await clonedFolder(directory);
  if (!clone?.remotes.some((address) => repositoryOf(address) === repository)) return undefined;
  const steps = clone.prefix.split('/').filter(Boolean);
  return join(directory, ...steps.map(() => '..'));
}
