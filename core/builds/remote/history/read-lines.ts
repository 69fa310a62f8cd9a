import type { FileHandle } from 'node:fs/promises';

const CHUNK = 1024 * 1024;
const NEWLINE = 10;

/** Reads a file line by line from its beginning. Returns its bytes, and whether its last line has an end. */
export async function readLines(
  handle: FileHandle,
  hear: (line: string) => void,
): Promise<{ bytes: number; isWhole: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(rest.length + CHUNK);
    rest.copy(chunk);
    const { bytesRead } = await handle.read(chunk, rest.length, CHUNK, offset);
    offset += bytesRead;
    const bytes = chunk.subarray(0, rest.length + bytesRead);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      if (end > start) hear(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (bytesRead > 0) continue;
    if (rest.length > 0) hear(rest.toString('utf8'));
    return { bytes: offset, isWhole: rest.length === 0 };
  }
}
