import { join } from 'node:path';
import type { Project } from '@aws-sdk/client-codebuild';
import type { Known } from '../../core/builds/known';
import { clonedFolder } from '../../core/builds/local/clone';
import { repositoryOf } from '../../core/builds/remote/repository';
import { usedBuildspec } from '../../core/builds/remote/used-buildspec';
import { readText, whyUnreadable } from '../lint/files';
import type { CheckOptions } from './options';

/** The buildspec of a project: its own text, else the file of the folder where that has the project's source. */
export async function buildspecOf(
  { source }: Project,
  { source: directory, isGiven }: Pick<CheckOptions, 'source' | 'isGiven'>,
  signal: AbortSignal,
): Promise<Known<string>> {
  const used = usedBuildspec({ source });
  switch (used.kind) {
    case 'inline':
      return { known: used.text };
    case 'object':
      return { unknown: `The buildspec is an object in S3, ${used.arn}, which was not read.` };
    case 'elsewhere':
      return { unknown: `The buildspec is ${used.path}, which is no place in its source.` };
    case 'source': {
      const root = isGiven ? directory : await cloneOf(used.location, directory);
      if (root === undefined) {
        return {
          unknown: `The buildspec is ${used.path} in the source of the project, and this folder is no clone of it: --source names one.`,
        };
      }
      const file = join(root, used.path);
      try {
        return { known: (await readText(file, signal)).text };
      } catch (error) {
        return { unknown: `The buildspec cannot be read. ${file}: ${whyUnreadable(file, error)}` };
      }
    }
  }
}

/** The root of the clone of that repository which the folder is in. */
async function cloneOf(location: string, directory: string): Promise<string | undefined> {
  const repository = repositoryOf(location);
  if (repository === undefined) return undefined;
  const clone = await clonedFolder(directory);
  if (!clone?.remotes.some((address) => repositoryOf(address) === repository)) return undefined;
  return join(
    directory,
    ...clone.prefix
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
  );
}
