import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it; one that is there already is left as it is. Node's own recursive `mkdir` never ends
 * where the system answers ENOENT below a folder that exists, as /proc does.
 */
export async function makeFolder(path: string, mode?: number): Promise<void> {
  try {
    await mkdir(path, { mode });
  } catch (error) {
    if (await isThere(error, path)) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path), mode);
    await mkdir(path, { mode }).catch(async (second: unknown) => {
      // another build may make it at the same time
      if (!(await isThere(second, path))) throw second;
    });
  }
}

async function isThere(error: unknown, path: string): Promise<boolean> {
  return (error as NodeJS.ErrnoException).code === 'EEXIST' && (await stat(path)).isDirectory();
}
