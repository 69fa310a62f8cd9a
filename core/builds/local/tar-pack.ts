import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import type { Content } from './tar';
import { BLOCK, encodeHeader, padding, type TarEntry } from './tar-header';

/** An entry that is to be made; where nothing else is said it is a file. */
export type NewEntry = Pick<TarEntry, 'path' | 'mode'> & Partial<TarEntry>;

// of small files there are three pieces each, which are not worth the sending
const PIECE = 1 << 18;

/** A tar stream that is made entry by entry, no faster than somebody reads it, in large pieces. */
export class TarPack {
  readonly stream: Readable;
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private goOn = () => {};

  constructor() {
    this.stream = new Readable({
      highWaterMark: PIECE,
      read: () => this.goOn(),
      destroy: (error, callback) => {
        this.goOn();
        callback(error);
      },
    });
  }

  /**
   * Adds an entry after the one before; a content that comes in pieces has `size` bytes. Rejects where nobody reads any more, and where
   * the content breaks off, which breaks the archive too.
   */
  async add(entry: NewEntry, content: Uint8Array | Content = Buffer.alloc(0)): Promise<void> {
    const whole = content instanceof Uint8Array;
    const size = whole ? content.length : (entry.size ?? 0);
    await this.push(encodeHeader({ type: 'file', target: '', ...entry, size }));
    try {
      await this.addContent(whole ? [content] : content, size);
    } catch (error) {
      this.stream.destroy(error as Error);
      throw error;
    }
    await this.push(Buffer.alloc(padding(size)));
  }

  /** Ends the archive. */
  async finish(): Promise<void> {
    await this.push(Buffer.alloc(2 * BLOCK));
    await this.flush();
    this.stream.push(null);
  }

  private async addContent(pieces: Iterable<Uint8Array> | Content, size: number): Promise<void> {
    let missing = size;
    for await (const piece of pieces) {
      missing -= piece.length;
      await this.push(piece);
    }
    if (missing !== 0) throw new Error('a file has another size than it is said to have');
  }

  private async push(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= PIECE) await this.flush();
  }

  private async flush(): Promise<void> {
    const piece = Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    const wanted = new Promise<void>((resolve) => {
      this.goOn = resolve;
    });
    if (!this.stream.destroyed && !this.stream.push(piece)) await wanted;
    if (this.stream.destroyed) throw new Error('nobody reads the archive any more');
  }
}

/** A tar stream of what `add` adds to it; a failure of that is the stream's. */
export function packed(add: (archive: TarPack) => Promise<void>): Readable {
  const archive = new TarPack();
  void add(archive)
    .then(() => archive.finish())
    .catch((error: Error) => archive.stream.destroy(error));
  return archive.stream;
}

/** A tar stream of a few entries with these texts. */
export function packTexts(entries: readonly (NewEntry & { text?: string })[]): Readable {
  return packed(async (archive) => {
    for (const { text = '', ...entry } of entries) await archive.add(entry, Buffer.from(text));
  });
}
