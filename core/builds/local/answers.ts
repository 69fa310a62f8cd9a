import { Buffer } from 'node:buffer';

export interface Answer {
  /** The action's exit status; undefined where the driver could not write the script. */
  status?: number;
  /** The last line that a command saved with its state. */
  saved: string;
}

export interface AnswerListener {
  output(bytes: Uint8Array): void;
  answer(answer: Answer): void;
}

const SEMICOLON = 0x3b;

/** Takes the driver's output apart: what commands printed, and the driver's answers, wherever the chunks were cut. */
export class AnswerReader {
  private rest: Buffer = Buffer.alloc(0);
  private readonly marker: Buffer;

  constructor(
    nonce: string,
    private readonly listener: AnswerListener,
  ) {
    this.marker = Buffer.from(nonce);
  }

  read(chunk: Uint8Array): void {
    let data =
      this.rest.length > 0
        ? Buffer.concat([this.rest, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (;;) {
      const start = data.indexOf(this.marker);
      if (start < 0) break;
      this.output(data.subarray(0, start));
      const end = data.indexOf(SEMICOLON, start + this.marker.length);
      if (end < 0) {
        this.rest = Buffer.from(data.subarray(start));
        return;
      }
      const text = data.toString('utf8', start + this.marker.length, end);
      const space = text.indexOf(' ');
      const status = text.slice(0, space);
      this.listener.answer({
        status: /^\d+$/.test(status) ? Number(status) : undefined,
        saved: text.slice(space + 1),
      });
      data = data.subarray(end + 1);
    }
    const kept = this.beginningOfMarker(data);
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

  /** The length of the longest end of the data that may be the beginning of a marker. */
  private beginningOfMarker(data: Buffer): number {
    for (let length = Math.min(this.marker.length - 1, data.length); length > 0; length -= 1) {
      if (data.subarray(data.length - length).equals(this.marker.subarray(0, length))) return length;
    }
    return 0;
  }
}
