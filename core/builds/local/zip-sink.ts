import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { makeFolder } from '../make-folder';
import type { ArtifactSink } from './artifacts';
import { encodeName, isRawName, NameRefusedError } from './file-names';
import type { Content, TarEntry } from './tar';
import { removeAbandonedArchives, unfinishedArchive } from './unfinished-archive';
import { addRawNamed } from './zip-raw-names';

const NO_ZIP_NAME = 'its name is a path of Windows, which no zip archive may have';
const REGULAR_FILE = 0o100000;
const SYMBOLIC_LINK = 0o120777;

/** Packs files into a zip archive, which appears at its place only once it is whole. */
export class ZipSink implements ArtifactSink {
  private readonly zip = new ZipFile();
  private readonly hash = createHash('sha256');
  private readonly names = new Set<string>();
  private written: Promise<void> | undefined;
  private isFinished = false;
  private readonly part: string;

  constructor(private readonly file: string) {
    this.part = unfinishedArchive(file);
    // of a stream that cannot be read; write tells it
    this.zip.on('error', () => {});
  }

  async write(entry: TarEntry, content: Content): Promise<'dropped' | undefined> {
    // `\\` leads into folders on Windows, also out of the one that an archive is unpacked in, and `C:` to a drive
    if (/\\|^[A-Za-z]:/.test(entry.path)) throw new NameRefusedError(entry.path, NO_ZIP_NAME);
    const written = this.start();
    // an archive cannot take an entry back, and two of one name unpack as they please
    if (this.names.has(entry.path)) {
      for await (const _ of content);
      return 'dropped';
    }
    this.names.add(entry.path);
    const { mtime } = entry;
    if (entry.type === 'symlink') {
      for await (const _ of content);
      this.addWhole(entry.path, encodeName(entry.target), { mtime, mode: SYMBOLIC_LINK });
      return undefined;
    }
    const mode = REGULAR_FILE | (entry.mode & 0o777);
    if (isRawName(entry.path)) {
      this.addWhole(entry.path, await buffer(content), { mtime, mode });
      return undefined;
    }
    const stream = Readable.from(content);
    const taken = once(stream, 'close');
    this.add(() => this.zip.addReadStream(stream, entry.path, { mtime, mode }));
    await Promise.race([taken, written.then(() => taken)]);
    if (stream.errored) throw stream.errored;
    return undefined;
  }

  /** Completes the archive; resolves with its SHA-256 in hex. */
  async finish(): Promise<string> {
    const written = this.start();
    this.zip.end();
    await written;
    await rename(this.part, this.file);
    this.isFinished = true;
    return this.hash.digest('hex');
  }

  /** Removes what is there of an archive that was not completed. */
  async discard(): Promise<void> {
    if (this.isFinished || !this.written) return;
    this.output.destroy();
    await this.written.catch(() => {});
    // where it could not even be begun, nothing is there
    await rm(this.part, { force: true }).catch(() => {});
  }

  /** Its type says less than it is. */
  private get output(): Readable {
    return this.zip.outputStream as Readable;
  }

  private start(): Promise<void> {
    if (!this.written) {
      this.written = this.save();
      // told by whoever waits for it
      this.written.catch(() => {});
    }
    return this.written;
  }

  private async save(): Promise<void> {
    await makeFolder(dirname(this.file));
    await removeAbandonedArchives(this.file);
    const { hash } = this;
    await pipeline(
      this.output,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(this.part, { flags: 'wx' }),
    );
  }

  private addWhole(path: string, content: Buffer, options: { mtime?: Date; mode: number }): void {
    this.add(() => {
      if (isRawName(path)) addRawNamed(this.zip, content, encodeName(path), options);
      else this.zip.addBuffer(content, path, options);
    });
  }

  private add(add: () => void): void {
    try {
      add();
    } catch (error) {
      // a name that no archive may have, such as one of another system's drive
      throw Object.assign(error as Error, { code: 'EINVAL' });
    }
  }
}
