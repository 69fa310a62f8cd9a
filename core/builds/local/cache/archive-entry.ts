import type { Content, TarEntry } from '../tar';
import type { TarPack } from '../tar-pack';

/** What an entry of a cache's archive is for the paths of the buildspec. */
export function kindOf({ type }: TarEntry): 'file' | 'folder' {
  return type === 'directory' ? 'folder' : 'file';
}

/** Adds an entry under another path. */
export async function addEntry(
  archive: TarPack,
  path: string,
  entry: TarEntry,
  content: Content,
): Promise<void> {
  await archive.add(
    { ...entry, path, mode: entry.mode & 0o7777 },
    entry.type === 'file' ? content : undefined,
  );
}
