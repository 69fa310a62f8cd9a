import { LineReader } from '../../core/builds/log/line-reader';
import type { OpenLog } from './open-log';
import { readPieces } from './read-pieces';

/**
 * Reads lines of a log from the first on, each without its newline, until `onLine` gives false or the log ends. More than `longest`
 * UTF-16 units of a line are left out.
 */
export async function readLines(
  log: OpenLog,
  first: number,
  onLine: (text: string) => boolean,
  longest?: number,
): Promise<void> {
  const place = log.index.placeBefore(first);
  let line = place.line;
  let isWanted = true;
  const reader = new LineReader(({ text }) => {
    if (isWanted && line >= first) isWanted = onLine(text);
    line += 1;
  }, longest);
  for await (const piece of readPieces(log.path, { from: place.byte })) {
    reader.read(piece);
    if (!isWanted) return;
  }
  reader.end();
}
