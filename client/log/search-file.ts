import { stat } from 'node:fs/promises';
import type { LogSearch } from '../../core/builds/log/search';
import { readPieces } from './read-pieces';

/** Looks through a file to its end, or until there are hits enough. Tells how much of it has been read: a part of 1. */
export async function* searchFile(
  path: string,
  search: LogSearch,
  signal: AbortSignal,
): AsyncGenerator<number, void> {
  const { size } = await stat(path);
  let read = 0;
  for await (const piece of readPieces(path)) {
    if (search.isFull || signal.aborted) return;
    search.read(piece);
    read += piece.length;
    yield Math.min(1, read / size);
  }
  search.end();
}
