import { cutLineText } from '../../core/builds/log/channel-text';
import { LineReader } from '../../core/builds/log/line-reader';
import { readPieces } from './read-pieces';

/** The line of a log, from 0, whose beginning a channel of the Output view shows so; undefined where there is none. */
export async function findCutLine(path: string, shown: string): Promise<number | undefined> {
  let line = 0;
  let found: number | undefined;
  const reader = new LineReader(({ text, isCut }) => {
    if (isCut && found === undefined && cutLineText(text) === shown) found = line;
    line += 1;
  });
  for await (const piece of readPieces(path)) {
    reader.read(piece);
    if (found !== undefined) return found;
  }
  reader.end();
  return found;
}
