import type { Readable } from 'node:stream';
import type { Workplace } from '../engine';
import { readTar } from '../tar';
import { TarPack } from '../tar-pack';
import { addEntry, kindOf } from './archive-entry';
import type { CachePaths } from './cache-paths';

/** What became of the entries of an archive. */
export interface Restored {
  files: number;
  /** Paths outside of what the buildspec's cache paths allow; they are left alone. */
  skipped: string[];
}

/**
 * Lays the entries of an archive into a workplace, as far as the paths allow them: the archive is hostile until proven otherwise. Nothing
 * is written behind a link that came with it.
 */
export async function unpackCache(
  workplace: Workplace,
  paths: CachePaths,
  stream: Readable,
  { base, signal }: { base: string; signal: AbortSignal },
): Promise<Restored> {
  const archive = new TarPack();
  const restored: Restored = { files: 0, skipped: [] };
  const files = new Set<string>();
  const links = new Set<string>();
  const stop = () => void stream.destroy(new Error('stopped'));
  signal.addEventListener('abort', stop, { once: true });
  const read = readTar(stream, async (entry, content) => {
    const path = paths.pathOf(entry.path);
    const target = entry.type === 'link' ? paths.pathOf(entry.target) : entry.target;
    const isSafe =
      path !== undefined &&
      paths.allows(path, kindOf(entry)) &&
      !foldersOf(path).some((folder) => links.has(folder)) &&
      (entry.type !== 'link' || (target !== undefined && files.has(target)));
    if (!isSafe || target === undefined) {
      restored.skipped.push(path ?? entry.path);
      return undefined;
    }
    if (entry.type === 'symlink') links.add(path);
    else links.delete(path);
    if (entry.type === 'file') files.add(path);
    else files.delete(path);
    if (entry.type !== 'directory') restored.files += 1;
    const linked = entry.type === 'link' ? relativeTo(base, target) : target;
    await addEntry(archive, relativeTo(base, path), { ...entry, target: linked }, content);
    return undefined;
  }).then(
    () => archive.finish(),
    (error: Error) => {
      archive.stream.destroy(error);
      throw error;
    },
  );
  const uploaded = workplace.upload(archive.stream, base);
  try {
    // both, so that a damaged archive is told as such, and not as what the engine makes of its end
    const [ofReading, ofUpload] = await Promise.allSettled([
      read,
      uploaded.finally(() => archive.stream.destroy()),
    ]);
    if (ofUpload.status === 'rejected')
      throw ofReading.status === 'rejected' ? ofReading.reason : ofUpload.reason;
    if (ofReading.status === 'rejected') throw ofReading.reason;
    return restored;
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
}

function relativeTo(base: string, path: string): string {
  return path.slice(base === '/' ? 1 : base.length + 1);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1, -1).map((_, index) => parts.slice(0, index + 2).join('/'));
}
