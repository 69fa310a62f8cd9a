import { createReadStream, lstatSync, readFileSync } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { extract, type Header, type Pack, pack } from 'tar-stream';

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

type NamedHeader = Partial<Header> & Pick<Header, 'name'>;

// read at once, so that a file that grows meanwhile cannot break its entry
const SMALL = 1 << 20;
// read without a promise: of thousands of small files those take five times as long as the reading
const TINY = 1 << 16;
// and whoever else lives in this process has its turn in between
const SLICE_MILLISECONDS = 10;
const PIECE = 1 << 18;

/** A tar stream of files of this computer, all owned by root. */
export function packFiles(options: TarOptions): NodeJS.ReadableStream {
  const archive = pack();
  void addAll(archive, options).then(
    () => archive.finalize(),
    (error: Error) => archive.destroy(error),
  );
  // streamx's streams do what Node's do but are none by type
  return archive as unknown as NodeJS.ReadableStream;
}

async function addAll(
  archive: Pack,
  { folders, programs = [], contents, onSkipped, onShortened }: TarOptions,
): Promise<void> {
  for (const folder of folders)
    await addBuffer(archive, { name: `${folder}/`, type: 'directory', mode: 0o755 });
  for (const { name, text } of programs) await addBuffer(archive, { name, mode: 0o755 }, Buffer.from(text));
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
        if (code === undefined || archive.destroyed) throw error;
        // a file may be deleted between listing and reading
        if (code !== 'ENOENT') onSkipped(path, message);
      }
    }
  }
}

/** False where the file became shorter meanwhile. */
async function addPath(archive: Pack, file: string, name: string): Promise<boolean> {
  const stats = lstatSync(file);
  const header = { name, mode: stats.mode & 0o777, mtime: stats.mtime };
  if (stats.isSymbolicLink()) {
    await addBuffer(archive, { ...header, type: 'symlink', linkname: await readlink(file) });
  } else if (stats.isDirectory()) {
    await addBuffer(archive, { ...header, name: name.replace(/\/?$/, '/'), type: 'directory' });
  } else if (stats.isFile()) {
    if (stats.size <= TINY) await addBuffer(archive, header, readFileSync(file));
    else if (stats.size <= SMALL) await addBuffer(archive, header, await readFile(file));
    else return addLarge(archive, { ...header, size: stats.size }, file);
  }
  return true;
}

function addBuffer(
  archive: Pack,
  header: NamedHeader,
  content: Uint8Array = new Uint8Array(),
): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry(header, content, (error) => (error ? reject(error) : resolve()));
  });
}

async function addLarge(
  archive: Pack,
  header: NamedHeader & { size: number },
  file: string,
): Promise<boolean> {
  const { size } = header;
  let missing = size;
  await pipeline(
    createReadStream(file, { end: size - 1 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        missing -= chunk.length;
        yield chunk;
      }
      for (let left = missing; left > 0; left -= SMALL) yield Buffer.alloc(Math.min(left, SMALL));
    },
    archive.entry(header),
  );
  return missing === 0;
}

/** The same bytes in pieces that are worth the sending: a tar stream has three for each file. */
export async function* inLargePieces(archive: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of archive as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    length += piece.length;
    if (length < PIECE) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(pieces);
}

/** All paths below a folder, or the file itself, as the tar stream of a container has them: below the last part of `path`. */
export async function packPath(path: string): Promise<NodeJS.ReadableStream | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) return undefined;
  const root = dirname(path);
  const paths = await listTree(root, path.slice(root.length).replace(/^\//, ''), stats.isDirectory());
  return packFiles({ folders: [], contents: [{ root, paths, prefix: '' }], onSkipped: () => {} });
}

async function listTree(root: string, path: string, isDirectory: boolean): Promise<string[]> {
  if (!isDirectory) return [path];
  const paths = [`${path}/`];
  for (const entry of await readdir(join(root, path), { withFileTypes: true })) {
    paths.push(...(await listTree(root, `${path}/${entry.name}`, entry.isDirectory())));
  }
  return paths;
}

/** An archive that ends too early, or is none. */
export class BrokenArchiveError extends Error {
  override name = 'BrokenArchiveError';
}

/** The bytes of a file in an archive. */
export type Content = AsyncIterable<Uint8Array>;

export interface TarEntry {
  /** As in the archive, '/' between parts, no '/' at the end. */
  path: string;
  /** `link`: another name of a file that came earlier in the archive. */
  type: 'file' | 'directory' | 'symlink' | 'link';
  mode: number;
  mtime?: Date;
  /** The owner's numbers. */
  uid?: number;
  gid?: number;
  /** Bytes of a file. */
  size?: number;
  /** Of a symlink as it is written in it; of a link as a path in the archive. */
  target: string;
}

/**
 * Goes through an archive. `visit` gets each file, folder and link, and the content of files, which it reads to its end or
 * leaves alone; it may stop the reading. Paths that leave the archive's root are passed over: an archive is hostile until
 * proven otherwise. Rejects with BrokenArchiveError, or with the error of `visit`.
 */
export async function readTar(
  archive: NodeJS.ReadableStream,
  visit: (entry: TarEntry, content: Content) => Promise<'stop' | undefined>,
): Promise<void> {
  const entries = extract();
  const piped = pipeline(archive, entries);
  let stopped = false;
  // a stopped reading cuts the pipe, which is no fault then
  piped.catch(() => {});
  for await (const entry of orBroken(entries)) {
    const { name, mode = 0o644, mtime, uid, gid, size, linkname } = entry.header;
    const path = safePath(name);
    const type = typeOf(entry.header);
    if (path !== undefined && type !== undefined) {
      const read = { path, type, mode, mtime, uid, gid, size, target: linkname ?? '' };
      stopped = (await visit(read, orBroken(entry as Content))) === 'stop';
      if (stopped) break;
    }
    entry.resume();
  }
  if (!stopped) await piped.catch(throwBroken);
}

async function* orBroken<T>(read: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* read;
  } catch (error) {
    throwBroken(error);
  }
}

function throwBroken(error: unknown): never {
  throw new BrokenArchiveError((error as Error).message);
}

function typeOf({ type }: Header): TarEntry['type'] | undefined {
  if (type === 'file' || type === 'contiguous-file') return 'file';
  return type === 'directory' || type === 'symlink' || type === 'link' ? type : undefined;
}

/** The path without empty and `.` parts; undefined where it leaves the root or has a part that no system should see. */
export function safePath(name: string): string | undefined {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || parts.some((part) => part.includes('\0'))) return undefined;
  return parts.join('/');
}
