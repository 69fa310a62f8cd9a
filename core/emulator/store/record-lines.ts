import type { FileHandle } from 'node:fs/promises';

/** Where a record's value lies in its file; both in bytes. */
export interface Place {
  offset: number;
  length: number;
}

/** A line of a record file. */
export type RecordLine =
  | { kind: 'put'; key: string; header: unknown; value: Place }
  | { kind: 'delete'; key: string }
  /** Cut short by a crash, or written by something else. */
  | { kind: 'unreadable' };

export interface Scan {
  /** Bytes of the file. */
  size: number;
  /** False where the last line has no end. */
  isWhole: boolean;
}

const CHUNK = 4 * 1024 * 1024;
const NEWLINE = 10;
const TAB = 9;
const DELETED = '-';

/** `key TAB bytes of the value TAB header TAB value`: a value that was cut short shows without being read. */
export function encodePut(key: string, header: unknown, value: unknown): { text: string; value: Place } {
  const json = JSON.stringify(value);
  const length = Buffer.byteLength(json);
  const start = `${key}\t${length}\t${JSON.stringify(header)}\t`;
  return { text: `${start}${json}\n`, value: { offset: Buffer.byteLength(start), length } };
}

export function encodeDelete(key: string): string {
  return `${key}\t${DELETED}\n`;
}

/** Reads a record file from its beginning. Values are passed over, which is what makes a large file fast to open. */
export async function scanLines(handle: FileHandle, hear: (line: RecordLine) => void): Promise<Scan> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(rest.length + CHUNK);
    rest.copy(chunk);
    const { bytesRead } = await handle.read(chunk, rest.length, CHUNK, offset + rest.length);
    const bytes = chunk.subarray(0, rest.length + bytesRead);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      if (end > start) hear(readLine(bytes.subarray(start, end), offset + start));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    offset += start;
    if (bytesRead > 0) continue;
    if (rest.length > 0) hear(readLine(rest, offset));
    return { size: offset + rest.length, isWhole: rest.length === 0 };
  }
}

function readLine(line: Buffer, offset: number): RecordLine {
  const afterKey = line.indexOf(TAB);
  if (afterKey < 0) return { kind: 'unreadable' };
  const key = line.toString('utf8', 0, afterKey);
  if (line.toString('latin1', afterKey + 1) === DELETED) return { kind: 'delete', key };
  const afterLength = line.indexOf(TAB, afterKey + 1);
  const afterHeader = afterLength < 0 ? -1 : line.indexOf(TAB, afterLength + 1);
  if (afterHeader < 0) return { kind: 'unreadable' };
  const length = line.length - afterHeader - 1;
  const header = parsed(line.toString('utf8', afterLength + 1, afterHeader));
  if (header === undefined || line.toString('latin1', afterKey + 1, afterLength) !== String(length))
    return { kind: 'unreadable' };
  return { kind: 'put', key, header, value: { offset: offset + afterHeader + 1, length } };
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
