import { open } from 'node:fs/promises';
import { LineReader } from '../../core/builds/log/line-reader';
import { shownLine } from '../../core/builds/log/shown-line';
import type { OpenLog } from './open-log';

/** UTF-16 units; more of one line nobody reads in an editor. */
const LONGEST = 10_000_000;

/** VS Code shows no more of a line. */
const ROW = 8_000;

const PIECE = 512 * 1024;

/** One line of a log, from 0, in rows that an editor can show. */
export async function readWholeLine(log: OpenLog, line: number): Promise<Uint8Array> {
  const place = log.index.placeBefore(line);
  let number = place.line;
  let text: string | undefined;
  const reader = new LineReader((read) => {
    if (number === line) text = read.text;
    number += 1;
  }, LONGEST);
  const file = await open(log.path, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let byte = place.byte; text === undefined; ) {
      const { bytesRead } = await file.read(piece, 0, PIECE, byte);
      if (bytesRead === 0) break;
      byte += bytesRead;
      reader.read(piece.subarray(0, bytesRead));
    }
    if (text === undefined) reader.end();
  } finally {
    await file.close();
  }
  return Buffer.from(rowsOf(shownLine(text ?? '').text).join('\n'));
}

function rowsOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / ROW) }, (_, row) =>
    text.slice(row * ROW, (row + 1) * ROW),
  );
}
