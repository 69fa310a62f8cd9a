import { rm } from 'node:fs/promises';
import { cacheDirectory } from '../builds/build-request';
import type { Operation } from '../operation';
import { existingProject } from './projects';

/** Removes what the builds of a project have cached. */
export const invalidateProjectCache: Operation = async (input, context) => {
  const { name } = existingProject(input.requiredString('projectName'), context);
  await rm(cacheDirectory(context.dataDirectory, name), { recursive: true, force: true });
  return {};
};
