import type { FileHandle } from 'node:fs/promises';
import { copyFile, lstat, mkdir, open, rm, symlink } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { makeFolder } from '../make-folder';
import { fsPath, isRawName, NameRefusedError } from './file-names';
import { type Content, safePath, type TarEntry } from './tar';

/** A path that would have been written outside of its folder; has a code as errors of the file system do. */
export class OutsideError extends Error {
  override name = 'OutsideError';
  readonly code = 'EOUTSIDE';

  constructor(path: string) {
    super(`${path} lies outside of the folder.`);
  }
}

/** Writes entries below a folder of this computer and never outside it, whatever links are there. */
export class TarWriter {
  private readonly folders = new Set<string>();

  constructor(private readonly root: string) {}

  /** Writes an entry, making its folders; what was there is replaced. */
  async write(entry: TarEntry, content: Content): Promise<void> {
    try {
      await this.writeNamed(entry, content);
    } catch (error) {
      const isRefused = REFUSALS.has((error as NodeJS.ErrnoException).code) && isRawName(entry.path);
      throw isRefused ? new NameRefusedError(entry.path, NOT_UTF8) : error;
    }
  }

  private async writeNamed(entry: TarEntry, content: Content): Promise<void> {
    const file = this.inside(entry.path);
    if (entry.type === 'directory') return this.makeFolder(entry.path);
    await this.makeFolder(parentOf(entry.path));
    for (const folder of this.folders)
      if (folder === entry.path || folder.startsWith(`${entry.path}/`)) this.folders.delete(folder);
    if (entry.type === 'symlink') return replace(file, () => symlink(fsPath(entry.target), fsPath(file)));
    if (entry.type === 'link')
      return replace(file, () => copyFile(fsPath(this.inside(entry.target)), fsPath(file)));
    const mode = entry.mode & 0o777;
    // a link that somebody puts there meanwhile is not written through
    const handle = await replace(file, () => open(fsPath(file), 'wx', mode));
    try {
      await writeAll(handle, content);
      await handle.chmod(mode);
      // tools compare times, and a cache must not look newer than what it was made from
      if (entry.mtime) await handle.utimes(entry.mtime, entry.mtime);
    } catch (error) {
      // half a file must not look like one
      await rm(fsPath(file), { force: true }).catch(() => {});
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Where a path lies here: another system may take apart what is one part in an archive, such as `..\\x`. */
  private inside(path: string): string {
    const safe = safePath(path);
    const file = join(this.root, safe ?? '..');
    const inner = relative(this.root, file);
    if (safe === undefined || inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner))
      throw new OutsideError(path);
    return file;
  }

  private async makeFolder(path: string): Promise<void> {
    if (this.folders.has(path)) return;
    if (path === '') {
      await makeFolder(this.root);
    } else {
      await this.makeFolder(parentOf(path));
      const folder = join(this.root, path);
      const stats = await lstat(fsPath(folder)).catch(() => undefined);
      // a link to a folder would lead what follows out of the root
      if (stats && !stats.isDirectory()) await rm(fsPath(folder), { force: true });
      if (!stats?.isDirectory()) await makeOnlyFolder(folder);
    }
    this.folders.add(path);
  }
}

const NOT_UTF8 = 'its name is not UTF-8, and the file system of this computer takes no other';
// of macOS, and of Windows
const REFUSALS = new Set<string | undefined>(['EILSEQ', 'EINVAL']);

// another build may write to the same place at the same time
const MOST_ATTEMPTS = 10;

/** Makes what is to lie at a path; what lay there is removed, also where somebody else is quicker. */
async function replace<T>(path: string, make: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    await rm(fsPath(path), { recursive: true, force: true });
    try {
      return await make();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function makeOnlyFolder(path: string): Promise<void> {
  try {
    await mkdir(fsPath(path));
  } catch (error) {
    const stats = await lstat(fsPath(path)).catch(() => undefined);
    if (!stats?.isDirectory()) throw error;
  }
}

async function writeAll(handle: FileHandle, content: Content): Promise<void> {
  for await (const chunk of content) {
    for (let written = 0; written < chunk.length; ) {
      const { bytesWritten } = await handle.write(chunk, written);
      written += bytesWritten;
    }
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
