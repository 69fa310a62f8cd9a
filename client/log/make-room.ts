import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes the oldest files of a folder whose names end so, where all of them together have more than so many bytes; those that are to
 * stay do. Resolves with the paths of what was removed; never rejects.
 */
export async function makeRoom(
  folder: string,
  { ending, most, stays }: { ending: string; most: number; stays(path: string): boolean },
): Promise<Set<string>> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending));
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const stats = await stat(path).catch(() => undefined);
      return { path, size: stats?.size ?? 0, time: stats?.mtimeMs ?? 0 };
    }),
  );
  let total = 0;
  const surplus = new Set<string>();
  for (const { path, size } of files.sort((a, b) => b.time - a.time)) {
    total += size;
    if (total > most && !stays(path)) surplus.add(path);
  }
  await Promise.all([...surplus].map((path) => rm(path, { force: true }).catch(() => undefined)));
  return surplus;
}
