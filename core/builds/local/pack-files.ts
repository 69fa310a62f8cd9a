import { Buffer } from 'node:buffer';
import { lstatSync, readFileSync } from 'node:fs';
import { lstat, open, readFile, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { decodeName, fsPath, readFolder } from './file-names';
import { type NewEntry, packed, type TarPack } from './tar-pack';

/** Files of one folder on this computer, and where they go in the archive. */
export interface TarContent {
  root: string;
  /** Below the root, '/' between parts; folders end in '/'. */
  paths: string[];
  /** Folder in the archive, '' or ending in '/'. */
  prefix: string;
}

/** A file that is on no disk yet; anybody may read and run it. */
export interface TarProgram {
  /** Its path in the archive. */
  name: string;
  text: string;
}

export interface TarOptions {
  /** Folders to make even when nothing is in them. */
  folders: string[];
  programs?: TarProgram[];
  contents: TarContent[];
  /** Told of each path that cannot be read and is left out. */
  onSkipped: (path: string, reason: string) => void;
  /** Told of each large file that became shorter while it was read; zeros stand for its end. */
  onShortened?: (path: string) => void;
}

// read at once, so that a file that grows meanwhile cannot break its entry
const SMALL = 1 << 20;
// read without a promise: of thousands of small files those take five times as long as the reading
const TINY = 1 << 16;
// and whoever else lives in this process has its turn in between
const SLICE_MILLISECONDS = 10;
const PIECE = 1 << 18;

/** A tar stream of files of this computer, all owned by root. */
export function packFiles(options: TarOptions): Readable {
  return packed((archive) => addAll(archive, options));
}

async function addAll(
  archive: TarPack,
  { folders, programs = [], contents, onSkipped, onShortened }: TarOptions,
): Promise<void> {
  for (const path of folders) await archive.add({ path, type: 'directory', mode: 0o755 });
  for (const { name, text } of programs) await archive.add({ path: name, mode: 0o755 }, Buffer.from(text));
  let sliceEnd = performance.now() + SLICE_MILLISECONDS;
  for (const { root, paths, prefix } of contents) {
    for (const path of paths) {
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE_MILLISECONDS;
      }
      try {
        if (!(await addPath(archive, join(root, path), prefix + path))) onShortened?.(path);
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === undefined || archive.stream.destroyed) throw error;
        // a file may be deleted between listing and reading
        if (code !== 'ENOENT') onSkipped(path, message);
      }
    }
  }
}

/** False where the file became shorter meanwhile. */
async function addPath(archive: TarPack, path: string, name: string): Promise<boolean> {
  const file = fsPath(path);
  const stats = lstatSync(file);
  const entry = { path: name.replace(/\/$/, ''), mode: stats.mode & 0o777, mtime: stats.mtime };
  if (stats.isSymbolicLink()) {
    const target = decodeName(await readlink(file, 'buffer'));
    await archive.add({ ...entry, type: 'symlink', target });
  } else if (stats.isDirectory()) {
    await archive.add({ ...entry, type: 'directory' });
  } else if (stats.isFile()) {
    if (stats.size <= TINY) await archive.add(entry, readFileSync(file));
    else if (stats.size <= SMALL) await archive.add(entry, await readFile(file));
    else return addLarge(archive, { ...entry, size: stats.size }, file);
  }
  return true;
}

async function addLarge(
  archive: TarPack,
  entry: NewEntry & { size: number },
  file: string | Buffer,
): Promise<boolean> {
  const { size } = entry;
  let missing = size;
  // before its entry is begun: it may not be ours to read
  const handle = await open(file);
  async function* filledUp(): AsyncGenerator<Uint8Array> {
    for await (const chunk of handle.createReadStream({ end: size - 1, highWaterMark: PIECE })) {
      missing -= chunk.length;
      yield chunk;
    }
    for (let left = missing; left > 0; left -= SMALL) yield Buffer.alloc(Math.min(left, SMALL));
  }
  try {
    await archive.add(entry, filledUp());
  } finally {
    await handle.close();
  }
  return missing === 0;
}

/** All paths below a folder, or the file itself, as the tar stream of a container has them: below the last part of `path`. */
export async function packPath(path: string): Promise<Readable | undefined> {
  const stats = await lstat(fsPath(path)).catch(() => undefined);
  if (!stats) return undefined;
  const root = dirname(path);
  const paths = await listTree(root, path.slice(root.length).replace(/^\//, ''), stats.isDirectory());
  return packFiles({ folders: [], contents: [{ root, paths, prefix: '' }], onSkipped: () => {} });
}

async function listTree(root: string, path: string, isDirectory: boolean): Promise<string[]> {
  if (!isDirectory) return [path];
  const paths = [`${path}/`];
  for (const { name, kind } of await readFolder(join(root, path)))
    for (const inner of await listTree(root, `${path}/${name}`, kind === 'directory')) paths.push(inner);
  return paths;
}
