import { LineReader } from '../../core/builds/log/line-reader';
import { ShownText, type ShownTextOptions } from '../../core/builds/log/shown-text';
import { readPieces } from './read-pieces';

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
    for await (const piece of readPieces(this.path, { from: this.byte, to: endByte })) {
      this.byte += piece.length;
      this.lines.read(piece);
    }
    return this.text.bytes(this.lines.unfinished);
  }
}
