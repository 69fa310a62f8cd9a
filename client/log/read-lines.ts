import { open } from 'node:fs/promises';
import { LineReader } from '../../core/builds/log/line-reader';
import type { OpenLog } from './open-log';

const PIECE = 512 * 1024;

/** Reads lines of a log from the first on, each without its newline, until `onLine` gives false or the log ends. */
export async function readLines(
  log: OpenLog,
  first: number,
  onLine: (text: string) => boolean,
): Promise<void> {
  const place = log.index.placeBefore(first);
  let line = place.line;
  let isWanted = true;
  const reader = new LineReader(({ text }) => {
    if (isWanted && line >= first) isWanted = onLine(text);
    line += 1;
  });
  const file = await open(log.path, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let byte = place.byte; isWanted; ) {
      const { bytesRead } = await file.read(piece, 0, PIECE, byte);
      if (bytesRead === 0) break;
      byte += bytesRead;
      reader.read(piece.subarray(0, bytesRead));
    }
    reader.end();
  } finally {
    await file.close();
  }
}
