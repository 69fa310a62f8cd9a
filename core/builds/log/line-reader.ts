/** A line of a log, and how many bytes it takes there. */
export interface LogLine {
  /** Without its newline; of a long line the beginning. */
  text: string;
  /** Its newline included. */
  bytes: number;
  isCut: boolean;
}

/** More of a line is not kept: nobody reads it, and one line must not fill the memory. UTF-16 units. */
export const LONGEST_LINE = 8_000;

const NEWLINE = 10;

/**
 * Cuts a log, given as UTF-8 in pieces of any size, into its lines. Invalid bytes become U+FFFD. Only newlines end a line: what
 * returns to a line's start is part of it.
 */
export class LineReader {
  /** The beginning of the line whose end has not come yet. */
  private begun: Buffer[] = [];
  private begunKept = 0;
  private begunBytes = 0;
  /** Bytes that hold more than the longest line in any case: a UTF-16 unit takes three at most. */
  private readonly most: number;

  constructor(
    private readonly onLine: (line: LogLine) => void,
    private readonly longest = LONGEST_LINE,
  ) {
    this.most = longest * 3 + 4;
  }

  read(piece: Uint8Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const start = this.begunBytes > 0 ? this.readRestOfBegun(bytes) : 0;
    const end = Math.max(start, bytes.lastIndexOf(NEWLINE) + 1);
    if (end > start) this.readLines(bytes.subarray(start, end));
    if (bytes.length > end) this.keep(bytes.subarray(end));
  }

  /** The line that has no newline. */
  end(): void {
    if (this.begunBytes > 0) this.endBegun(0);
  }

  /** The line that has begun and may go on; undefined where the last one has ended. */
  get unfinished(): LogLine | undefined {
    if (this.begunBytes === 0) return undefined;
    return this.lineOf(
      withoutHalfCharacter(Buffer.concat(this.begun)).toString(),
      this.begunBytes,
      this.begunBytes,
    );
  }

  /** How many bytes belong to the line that has begun, its newline included. */
  private readRestOfBegun(bytes: Buffer): number {
    const newline = bytes.indexOf(NEWLINE);
    this.keep(newline < 0 ? bytes : bytes.subarray(0, newline));
    if (newline < 0) return bytes.length;
    this.endBegun(1);
    return newline + 1;
  }

  private keep(bytes: Buffer): void {
    this.begunBytes += bytes.length;
    const kept = bytes.subarray(0, Math.max(0, this.most - this.begunKept));
    if (kept.length === 0) return;
    // the memory of the piece is its giver's
    this.begun.push(Buffer.from(kept));
    this.begunKept += kept.length;
  }

  private endBegun(newlineBytes: number): void {
    const text = Buffer.concat(this.begun).toString();
    const line = this.lineOf(text, this.begunBytes, this.begunBytes + newlineBytes);
    this.begun = [];
    this.begunKept = 0;
    this.begunBytes = 0;
    this.onLine(line);
  }

  /** Whole lines at once: decoding each alone takes several times as long. */
  private readLines(bytes: Buffer): void {
    const text = bytes.toString();
    const isAscii = text.length === bytes.length;
    let start = 0;
    let startByte = 0;
    while (start < text.length) {
      const newline = text.indexOf('\n', start);
      const endByte = isAscii ? newline : bytes.indexOf(NEWLINE, startByte);
      const lineBytes = endByte - startByte;
      this.onLine(this.lineOf(text.slice(start, newline), lineBytes, lineBytes + 1));
      start = newline + 1;
      startByte = endByte + 1;
    }
  }

  private lineOf(text: string, textBytes: number, bytes: number): LogLine {
    const isCut = text.length > this.longest || textBytes > this.most;
    return { text: isCut ? text.slice(0, this.longest) : text, bytes, isCut };
  }
}

/** A character whose last bytes have not come yet would look like an invalid one. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
