import { shownLine } from '../../core/builds/log/shown-line';
import type { OpenLog } from './open-log';
import { readLines } from './read-lines';

/** UTF-16 units; more of one line nobody reads in an editor. */
const LONGEST = 10_000_000;

/** VS Code shows no more of a line. */
const ROW = 8_000;

/** One line of a log, from 0, in rows that an editor can show. */
export async function readWholeLine(log: OpenLog, line: number): Promise<Uint8Array> {
  let text = '';
  const onLine = (read: string) => {
    text = read;
    return false;
  };
  await readLines(log, line, onLine, LONGEST);
  return Buffer.from(rowsOf(shownLine(text).text).join('\n'));
}

function rowsOf(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / ROW) }, (_, row) =>
    text.slice(row * ROW, (row + 1) * ROW),
  );
}
