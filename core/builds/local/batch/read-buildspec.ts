import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';

const MOST_BYTES = 10 * 1024 * 1024;

/**
 * The text of a buildspec in a source folder; undefined where there is no such file, or where its path or a link in it leads out
 * of the folder.
 */
export async function readBuildspecIn(source: string, path: string): Promise<string | undefined> {
  try {
    const file = await realpath(join(source, path));
    const inside = relative(await realpath(source), file);
    if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
    if ((await stat(file)).size > MOST_BYTES) return undefined;
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
