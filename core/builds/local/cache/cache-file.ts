import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, lstat, open, readdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { makeFolder } from '../../make-folder';

/** What one cache holds, and under which name it is found. */
export interface CacheLabel {
  /** Undefined for the one cache without a key. */
  key?: string;
  version: string;
  /** `cache.paths` without what differs from build to build; for people to read. */
  paths: string[];
}

/** A cache on disk. */
export interface CacheEntry extends CacheLabel {
  file: string;
  /** Bytes on disk. */
  size: number;
  savedAt: Date;
  usedAt: Date;
}

/*
 * One file a cache: a line of JSON, then a tar archive. So a cache is there whole or not at all, and two builds of one folder cannot mix
 * theirs. The archive is not compressed: gzip at its fastest takes ten times as long as writing a node_modules folder of 300 MB, and a
 * cache is there to save time.
 */
const NAME = /^[0-9a-f]{40}\.cache$/;
const UNFINISHED = /^[0-9a-f]{40}\.[0-9a-f]{16}\.tmp$/;
const FORMAT = 1;
const LONGEST_LABEL = 1 << 16;
const BYTES_DIGITS = 16;
// longer than any build
const ABANDONED_MILLISECONDS = 48 * 3600 * 1000;

interface StoredLabel extends CacheLabel {
  bytes: string;
  savedAt: string;
}

/** The caches of a folder; files that are none of ours, or that are cut, are passed over. */
export async function listCaches(directory: string): Promise<CacheEntry[]> {
  const names = await readdir(directory).catch(() => []);
  const entries = await Promise.all(
    names.filter((name) => NAME.test(name)).map((name) => readEntry(join(directory, name))),
  );
  return entries.filter((entry) => entry !== undefined);
}

/**
 * The cache with exactly the key, or else the newest whose key begins with the first fallback key that any has. Without a key: the
 * one without. All of them of the same paths.
 */
export async function findCache(
  directory: string,
  { version, key }: Pick<CacheLabel, 'version' | 'key'>,
  fallbackKeys: string[],
): Promise<CacheEntry | undefined> {
  const exact = await readEntry(fileOf(directory, version, key));
  if (exact && exact.version === version && exact.key === key) return exact;
  if (key === undefined || fallbackKeys.length === 0) return undefined;
  const entries = (await listCaches(directory))
    .filter((entry) => entry.version === version && entry.key !== undefined)
    .sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
  for (const prefix of fallbackKeys) {
    const found = entries.find((entry) => entry.key?.startsWith(prefix));
    if (found) return found;
  }
  return undefined;
}

/** True where a cache stands under the label, which is then not updated (AWS docs caching-s3). */
export async function isKept(directory: string, { version, key }: CacheLabel): Promise<boolean> {
  return key !== undefined && (await readEntry(fileOf(directory, version, key))) !== undefined;
}

/** The archive of a cache; it then counts as used. */
export async function openCache({ file, size }: CacheEntry, now: Date): Promise<Readable> {
  const handle = await open(file);
  try {
    const { length } = await readLabel(handle);
    // the time of access would not do: reading the label counts as access
    await utimes(file, now, now).catch(() => {});
    return createReadStream(file, { fd: handle, start: length, end: size - 1 });
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Makes a cache of what `write` writes to the file from a position on; it returns how many bytes. What is there under the label stays if it has
 * a key, else it is replaced. Rejects with what the file system says, and leaves nothing then.
 */
export async function saveCache(
  directory: string,
  label: CacheLabel,
  now: Date,
  write: (handle: FileHandle, position: number) => Promise<number>,
): Promise<'saved' | 'kept'> {
  await makeFolder(directory, 0o700);
  await removeUnfinished(directory);
  const file = fileOf(directory, label.version, label.key);
  const temporary = file.replace(/cache$/, `${randomBytes(8).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      const head = labelLine(label, now, 0);
      await handle.write(head, 0, head.length, 0);
      const bytes = await write(handle, head.length);
      await handle.write(labelLine(label, now, bytes), 0, head.length, 0);
    } finally {
      await handle.close();
    }
    return await settle(temporary, file, label.key !== undefined);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Removes the caches that were used longest ago until the rest takes no more bytes than `most`. */
export async function trimCaches(directories: string[], most: number): Promise<void> {
  const entries = (await Promise.all(directories.map(listCaches))).flat();
  entries.sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
  let total = 0;
  for (const { file, size } of entries) {
    if (total + size <= most) total += size;
    else await rm(file, { force: true }).catch(() => {});
  }
}

/** Of two builds that save a key at once the first counts; a disk without links takes the last. */
async function settle(temporary: string, file: string, hasKey: boolean): Promise<'saved' | 'kept'> {
  if (hasKey) {
    try {
      await link(temporary, file);
      return 'saved';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && (await readEntry(file))) return 'kept';
    }
  }
  await rename(temporary, file);
  return 'saved';
}

function fileOf(directory: string, version: string, key: string | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify([version, key ?? null]));
  return join(directory, `${hash.digest('hex').slice(0, 40)}.cache`);
}

/** Of the same length whatever the number of bytes, which is known last. */
function labelLine({ key, version, paths }: CacheLabel, savedAt: Date, bytes: number): Buffer {
  const size = String(bytes).padStart(BYTES_DIGITS, '0');
  return Buffer.from(`${JSON.stringify({ format: FORMAT, bytes: size, savedAt, key, version, paths })}\n`);
}

async function readEntry(file: string): Promise<CacheEntry | undefined> {
  try {
    // a link would lead elsewhere
    if (!(await lstat(file)).isFile()) return undefined;
    const handle = await open(file);
    try {
      const { label, length } = await readLabel(handle);
      const { size, mtime } = await handle.stat();
      if (!label || size !== length + Number(label.bytes)) return undefined;
      const { key, version, paths, savedAt } = label;
      return { key, version, paths, savedAt: new Date(savedAt), file, size, usedAt: mtime };
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** The first line of a file, and how many bytes it takes. */
async function readLabel(handle: FileHandle): Promise<{ label?: StoredLabel; length: number }> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_LABEL), 0, LONGEST_LABEL, 0);
  const length = buffer.subarray(0, bytesRead).indexOf('\n') + 1;
  const value: unknown = JSON.parse(buffer.subarray(0, length).toString('utf8'));
  return { label: isLabel(value) ? value : undefined, length };
}

function isLabel(value: unknown): value is StoredLabel {
  if (typeof value !== 'object' || value === null) return false;
  const { format, bytes, savedAt, key, version, paths } = value as Record<string, unknown>;
  return (
    format === FORMAT &&
    typeof bytes === 'string' &&
    typeof savedAt === 'string' &&
    typeof version === 'string' &&
    (key === undefined || typeof key === 'string') &&
    Array.isArray(paths) &&
    paths.every((path) => typeof path === 'string')
  );
}

/** What builds that were killed while they saved left behind. */
async function removeUnfinished(directory: string): Promise<void> {
  for (const name of (await readdir(directory)).filter((candidate) => UNFINISHED.test(candidate))) {
    const file = join(directory, name);
    const stats = await lstat(file).catch(() => undefined);
    if (stats && Date.now() - stats.mtimeMs > ABANDONED_MILLISECONDS) await rm(file, { force: true });
  }
}
