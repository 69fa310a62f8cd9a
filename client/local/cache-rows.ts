import { formatAge } from '../durations';
import { formatSize } from '../sizes';
import type { BuildspecCaches } from './cache-folders';

/** A row of a list of caches. */
export interface CacheRow {
  label: string;
  description: string;
  detail?: string;
}

/** Each cache of a buildspec: its key, size and age, and what it keeps. */
export function cacheRows({ entries }: BuildspecCaches, now: Date): (CacheRow & { file: string })[] {
  return entries.map(({ key, paths, size, savedAt, file }) => ({
    label: key ?? 'Without a key',
    description: `${formatSize(size)}, saved ${formatAge(now.getTime() - savedAt.getTime())}`,
    detail: paths.map(pathText).join(', '),
    file,
  }));
}

/** A buildspec as the user knows it, and what its caches take. */
export function buildspecRow({ entries }: BuildspecCaches, name: string): CacheRow {
  const count = entries.length === 1 ? '1 cache' : `${entries.length} caches`;
  return { label: name, description: `${count}, ${formatSize(totalSize([{ entries }]))}` };
}

export function totalSize(caches: readonly Pick<BuildspecCaches, 'entries'>[]): number {
  return caches.flatMap(({ entries }) => entries).reduce((total, { size }) => total + size, 0);
}

/** In an archive the source is `src`, a secondary source `src_ID`, and everything else stands below `root`. */
function pathText(path: string): string {
  return path.startsWith('src/') ? path.slice('src/'.length) : path.replace(/^root(?=\/)/, '');
}
