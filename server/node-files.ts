import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { WorkspaceFiles } from './workspace';

const MOST_ENTRIES = 2000;
const LONGEST_BUILDSPEC = 1024 * 1024;

/** Files on the disk of the server. What cannot be looked at is not there. */
export const nodeFiles: WorkspaceFiles = {
  kindOf: (uri) =>
    attempt(async () => {
      const found = await stat(fileURLToPath(uri));
      return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
    }),
  list: async (uri) =>
    (await attempt(async () => {
      const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
      return entries
        .slice(0, MOST_ENTRIES)
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
    })) ?? [],
  read: (uri) =>
    attempt(async () => {
      const path = fileURLToPath(uri);
      const { size } = await stat(path);
      return size > LONGEST_BUILDSPEC ? undefined : readFile(path, 'utf8');
    }),
};

async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
