import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Workplace } from '../engine';
import { readDownload } from '../read-download';
import type { Content, TarEntry } from '../tar';
import { TarPack } from '../tar-pack';
import { addEntry, kindOf } from './archive-entry';
import type { CachePaths } from './cache-paths';

/** A cache that would take more room than all of them may. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

// read at once: a stream of its own for each small file would take most of the time
const SMALL = 1 << 20;
// as the kernel follows them
const MOST_LINKS = 40;

/** Writes what the paths take of a workplace to a file, as a tar archive; returns the numbers of files and of bytes. */
export async function packCache(
  workplace: Workplace,
  paths: CachePaths,
  handle: FileHandle,
  { position, most, signal }: { position: number; most: number; signal: AbortSignal },
): Promise<{ files: number; bytes: number; folders: string[] }> {
  const archive = new TarPack();
  const writer = new Writer(handle, position, most);
  const written = pipeline(archive.stream, (source) => writer.all(source), { signal });
  const packer = new Packer(workplace, paths, archive);
  // a failure of either ends the other one; the writing tells both, and a full disk as what it is
  void packer
    .all()
    .then(() => archive.finish())
    .catch((error: Error) => archive.stream.destroy(error));
  await written;
  const { files, folders } = packer;
  return { files, bytes: writer.bytes, folders };
}

/** Writes in large pieces: an archive comes in three small ones for each small file. */
class Writer {
  bytes = 0;
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly position: number,
    private readonly most: number,
  ) {}

  async all(source: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of source) {
      this.pending.push(chunk);
      this.pendingBytes += chunk.length;
      if (this.bytes + this.pendingBytes > this.most) throw new TooLargeError();
      if (this.pendingBytes >= SMALL) await this.flush();
    }
    await this.flush();
  }

  private async flush(): Promise<void> {
    const piece = Buffer.concat(this.pending);
    let done = 0;
    while (done < piece.length) {
      const { bytesWritten } = await this.handle.write(
        piece,
        done,
        piece.length - done,
        this.position + this.bytes + done,
      );
      done += bytesWritten;
    }
    this.bytes += done;
    this.pending = [];
    this.pendingBytes = 0;
  }
}

class Packer {
  files = 0;
  /** Plain paths that turned out to be folders. */
  readonly folders: string[] = [];
  private readonly taken = new Set<string>();

  constructor(
    private readonly workplace: Workplace,
    private readonly paths: CachePaths,
    private readonly archive: TarPack,
  ) {}

  async all(): Promise<void> {
    for (const root of this.paths.roots) await this.below(root);
  }

  /** Takes what lies at or below an absolute path; `place` is where it really lies, if a link leads there. */
  private async below(root: string, place = root, followed = 0): Promise<void> {
    const stream = await this.workplace.download(place);
    if (!stream || followed > MOST_LINKS) return;
    const others: { path: string; entry: TarEntry }[] = [];
    let behindLink: string | undefined;
    await readDownload(stream, async (entry, content) => {
      // entries begin with the last part of what was asked for
      const inner = entry.path.split('/').slice(1).join('/');
      const path = posix.join(root, inner);
      const isRoot = inner === '';
      if (isRoot && entry.type === 'symlink') behindLink = entry.target;
      else if (isRoot && entry.type === 'directory' && this.paths.plain.has(path)) this.folders.push(path);
      else if (!this.paths.allows(path, kindOf(entry)) || (isRoot && followed > 0)) return undefined;
      else if (entry.type !== 'link') await this.take(path, entry, content);
      else {
        const target = posix.join(root, entry.target.split('/').slice(1).join('/'));
        if (this.taken.has(target))
          await this.take(path, { ...entry, target: this.paths.nameOf(target) ?? '' }, content);
        else others.push({ path: posix.join(place, inner), entry: { ...entry, path } });
      }
      return undefined;
    });
    if (behindLink !== undefined)
      await this.below(root, posix.resolve(posix.dirname(place), behindLink), followed + 1);
    for (const { path, entry } of others) await this.takeAlone(path, entry.path);
  }

  /** A second name of a file whose first name is not taken. */
  private async takeAlone(place: string, path: string): Promise<void> {
    const stream = await this.workplace.download(place);
    if (!stream) return;
    await readDownload(stream, async (entry, content) => {
      if (entry.type === 'file') await this.take(path, entry, content);
      return 'stop';
    });
  }

  private async take(path: string, entry: TarEntry, content: Content): Promise<void> {
    const name = this.paths.nameOf(path);
    if (name === undefined || this.taken.has(path)) return;
    this.taken.add(path);
    if (entry.type !== 'directory') this.files += 1;
    await addEntry(this.archive, name, entry, content);
  }
}
