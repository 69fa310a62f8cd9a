import { Buffer } from 'node:buffer';

const HEADER_BYTES = 8;

/** Takes the frames of Docker's attach stream apart: 8 bytes of header with the length, then what the container wrote. */
export class FrameReader {
  private header: Buffer = Buffer.alloc(0);
  private remaining = 0;

  constructor(private readonly listener: (chunk: Uint8Array) => void) {}

  read(chunk: Buffer): void {
    let data = chunk;
    while (data.length > 0) {
      if (this.remaining === 0) {
        const missing = HEADER_BYTES - this.header.length;
        this.header = Buffer.concat([this.header, data.subarray(0, missing)]);
        data = data.subarray(missing);
        if (this.header.length < HEADER_BYTES) return;
        this.remaining = this.header.readUInt32BE(4);
        this.header = Buffer.alloc(0);
      } else {
        const part = data.subarray(0, this.remaining);
        this.remaining -= part.length;
        data = data.subarray(part.length);
        this.listener(part);
      }
    }
  }
}
