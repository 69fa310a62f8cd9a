import { lstat, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { killProcessesIn } from './host-processes';
import { isGone } from './owner';

/** What the names of builds' folders begin with. */
export const FOLDER_PREFIX = 'codebuild-workbench-';
/** The file in a build's folder that tells who made it. */
export const OWNER_FILE = 'owner';

/** Removes the folders of builds whose process was killed on this computer, and what still runs in them; never rejects. */
export async function removeAbandonedFolders(temporaryDirectory: string): Promise<void> {
  const names = await readdir(temporaryDirectory).catch(() => []);
  for (const name of names.filter((candidate) => candidate.startsWith(FOLDER_PREFIX))) {
    try {
      const folder = await realpath(join(temporaryDirectory, name));
      const stats = await lstat(folder);
      if (!stats.isDirectory() || stats.uid !== process.getuid?.()) continue;
      if (!(await isGone(await readFile(join(folder, OWNER_FILE), 'utf8')))) continue;
      await killProcessesIn(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // no folder of ours, or another build removes it at the same time
    }
  }
}
