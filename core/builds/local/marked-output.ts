import { Buffer } from 'node:buffer';

export interface MarkedOutputListener {
  output(bytes: Uint8Array): void;
  /** What stood between a marker and the semicolon after it. */
  message(text: string): void;
}

const SEMICOLON = 0x3b;

/** Takes a stream apart: plain output, and messages between a marker and a semicolon, wherever the chunks were cut. */
export class MarkedOutput {
  private rest: Buffer = Buffer.alloc(0);
  private readonly marker: Buffer | undefined;

  constructor(
    /** Undefined for a stream without messages. */
    marker: string | undefined,
    private readonly listener: MarkedOutputListener,
  ) {
    this.marker = marker === undefined ? undefined : Buffer.from(marker);
  }

  read(chunk: Uint8Array): void {
    const { marker } = this;
    if (!marker) {
      this.listener.output(chunk);
      return;
    }
    let data =
      this.rest.length > 0
        ? Buffer.concat([this.rest, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (;;) {
      const start = data.indexOf(marker);
      if (start < 0) break;
      this.output(data.subarray(0, start));
      const end = data.indexOf(SEMICOLON, start + marker.length);
      if (end < 0) {
        this.rest = Buffer.from(data.subarray(start));
        return;
      }
      this.listener.message(data.toString('utf8', start + marker.length, end));
      data = data.subarray(end + 1);
    }
    const kept = beginningOf(marker, data);
    this.output(data.subarray(0, data.length - kept));
    this.rest = Buffer.from(data.subarray(data.length - kept));
  }

  /** What was held back, when nothing more can come. */
  end(): void {
    this.output(this.rest);
    this.rest = Buffer.alloc(0);
  }

  private output(bytes: Buffer): void {
    if (bytes.length > 0) this.listener.output(bytes);
  }
}

/** The length of the longest end of the data that may be the beginning of the marker. */
function beginningOf(marker: Buffer, data: Buffer): number {
  for (let length = Math.min(marker.length - 1, data.length); length > 0; length -= 1) {
    if (data.subarray(data.length - length).equals(marker.subarray(0, length))) return length;
  }
  return 0;
}
