import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { chmod, type FileHandle, lstat, open, readdir, realpath, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { makePrivateFolder } from '../../builds/private-files';

/** An object of a bucket as a list shows it. */
export interface ObjectHeader {
  key: string;
  /** Bytes. */
  size: number;
  lastModified: Date;
  /** With its quotes. */
  etag: string;
}

export interface OpenedObject extends ObjectHeader {
  /** For the caller to close. */
  file: FileHandle;
}

/** The emulator's S3: a folder for each bucket, and files for its objects. */
export interface Buckets {
  has(bucket: string): Promise<boolean>;
  /** Undefined where there is none of that key, or it is none that a file can have. */
  open(bucket: string, key: string): Promise<OpenedObject | undefined>;
  /** Objects whose key begins so, in the order of S3. */
  list(bucket: string, prefix: string): Promise<ObjectHeader[]>;
  /** Moves a file of the data folder into a bucket, where it has mode 0600. Rejects with ObjectKeyError, and with what the file system says. */
  moveIn(bucket: string, key: string, path: string): Promise<void>;
}

/** No file can have the key. */
export class ObjectKeyError extends Error {
  override name = 'ObjectKeyError';
}

export const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Nothing outside of the directory is ever read or written: links count as absent. */
export function createBuckets(directory: string): Buckets {
  function pathOf(bucket: string, key: string): string | undefined {
    const parts = partsOf(key);
    return BUCKET_NAME.test(bucket) && parts ? join(directory, bucket, ...parts) : undefined;
  }

  /** False where a link stands in the way of the object. The data folder itself may lie behind one. */
  async function isWithoutLinks(path: string): Promise<boolean> {
    try {
      const [base, folder] = await Promise.all([realpath(directory), realpath(dirname(path))]);
      return relative(base, folder) === relative(directory, dirname(path));
    } catch {
      return false;
    }
  }

  return {
    async has(bucket) {
      if (!BUCKET_NAME.test(bucket)) return false;
      return (await statsOf(join(directory, bucket)))?.isDirectory() ?? false;
    },
    async open(bucket, key) {
      const path = pathOf(bucket, key);
      if (path === undefined || !(await isWithoutLinks(path))) return undefined;
      try {
        const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
        const stats = await file.stat();
        if (stats.isFile()) return { ...headerOf(key, stats), file };
        await file.close();
        return undefined;
      } catch {
        return undefined;
      }
    },
    async list(bucket, prefix) {
      if (!(await this.has(bucket))) return [];
      const objects: ObjectHeader[] = [];
      for await (const object of walk(join(directory, bucket), '', prefix)) objects.push(object);
      return objects.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
    },
    async moveIn(bucket, key, path) {
      const target = pathOf(bucket, key);
      if (target === undefined) throw new ObjectKeyError(`No file can have the key ${JSON.stringify(key)}.`);
      await makePrivateFolder(directory);
      await makePrivateFolder(dirname(target));
      if (!(await isWithoutLinks(target)))
        throw new ObjectKeyError(`A link stands in the place of ${JSON.stringify(key)}.`);
      // a build gave it the mode that it has
      await chmod(path, 0o600);
      await rename(path, target);
    },
  };
}

/** Undefined for keys that are no path of files: with empty parts, or such that lead elsewhere. */
function partsOf(key: string): string[] | undefined {
  const parts = key.split('/');
  const isPath = parts.every(
    (part) => part !== '' && part !== '.' && part !== '..' && !/[\0\\]/.test(part) && part.length <= 255,
  );
  return isPath ? parts : undefined;
}

async function* walk(folder: string, path: string, prefix: string): AsyncGenerator<ObjectHeader> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const key = path + entry.name;
    const mayFit = entry.isDirectory()
      ? prefix.startsWith(`${key}/`) || `${key}/`.startsWith(prefix)
      : key.startsWith(prefix);
    if (!mayFit) continue;
    const full = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(full, `${key}/`, prefix);
    const stats = entry.isFile() ? await statsOf(full) : undefined;
    if (stats) yield headerOf(key, stats);
  }
}

function statsOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch(() => undefined);
}

/** Not the MD5 of the content: that of objects in several parts is none either, and says so by its dash. */
function headerOf(key: string, { size, mtime, ino }: Stats): ObjectHeader {
  const hash = createHash('md5').update(`${size} ${mtime.getTime()} ${ino}`).digest('hex');
  return { key, size, lastModified: mtime, etag: `"${hash}-1"` };
}
