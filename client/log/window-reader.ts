import { open } from 'node:fs/promises';
import { LineReader } from '../../core/builds/log/line-reader';
import { ShownText, type ShownTextOptions } from '../../core/builds/log/shown-text';

const PIECE = 512 * 1024;

/** Reads the text of one window of a log, and on where the window has grown. */
export class WindowReader {
  readonly text: ShownText;
  private readonly lines: LineReader;
  private byte: number;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    firstByte: number,
    options: ShownTextOptions,
  ) {
    this.byte = firstByte;
    this.text = new ShownText(options);
    this.lines = new LineReader((line) => this.text.add(line));
  }

  /** The window up to a byte of the log, as a document shows it. Rejects where the file cannot be read. */
  read(endByte: number): Promise<Uint8Array> {
    const read = this.last.then(() => this.readTo(endByte));
    this.last = read.catch(() => undefined);
    return read;
  }

  private async readTo(endByte: number): Promise<Uint8Array> {
    const file = await open(this.path, 'r');
    try {
      const piece = Buffer.allocUnsafe(PIECE);
      while (this.byte < endByte) {
        const { bytesRead } = await file.read(piece, 0, Math.min(PIECE, endByte - this.byte), this.byte);
        if (bytesRead === 0) break;
        this.byte += bytesRead;
        this.lines.read(piece.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
    return this.text.bytes(this.lines.unfinished);
  }
}
