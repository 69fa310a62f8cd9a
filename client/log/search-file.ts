import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { LogSearch } from '../../core/builds/log/search';
import { readPieces } from './read-pieces';

/** Looks through a file to its end, or until there are hits enough or it takes too long. Tells how much of it has been read: a part of 1. */
export async function* searchFile(
  path: string,
  search: LogSearch,
  signal: AbortSignal,
): AsyncGenerator<number, void> {
  const { size } = await stat(path);
  const isOver = () => search.isFull || search.isTooSlow || signal.aborted;
  let read = 0;
  for await (const piece of readPieces(path)) {
    for (const _pause of search.read(piece)) {
      await setImmediate();
      if (isOver()) return;
    }
    read += piece.length;
    yield Math.min(1, read / size);
    if (isOver()) return;
  }
  for (const _pause of search.end()) await setImmediate();
}
