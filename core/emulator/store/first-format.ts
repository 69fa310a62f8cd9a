import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Build, Project } from '../model';
import type { Store } from './store';

/** How emulators kept projects at first, with each build in a file of its own in `builds`. */
export const FIRST_PROJECTS_FILE = 'projects.json';
const FIRST_BUILDS_FOLDER = 'builds';

/** Takes over what such an emulator left, and removes it. What cannot be read stays. */
export async function importFirstFormat(directory: string, store: Store): Promise<void> {
  const saved = (await readJson(join(directory, FIRST_PROJECTS_FILE))) as {
    projects?: Project[];
    lastBuildNumbers?: Record<string, number>;
  };
  if (!Array.isArray(saved?.projects)) return;
  for (const project of saved.projects) store.putProject(project);
  for (const [name, number] of Object.entries(saved.lastBuildNumbers ?? {}))
    while (store.nextBuildNumber(name) < number);
  const folder = join(directory, FIRST_BUILDS_FOLDER);
  for (const name of await readdir(folder).catch(() => [])) {
    const build = (await readJson(join(folder, name))) as Build | undefined;
    if (typeof build?.id === 'string' && Array.isArray(build.phases)) store.putBuild(build);
  }
  await store.flush();
  await rm(join(directory, FIRST_PROJECTS_FILE));
  await rm(folder, { recursive: true, force: true });
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
