import type { Readable } from 'node:stream';
import { EngineError } from './engine';
import { BrokenArchiveError, readTar } from './tar';

/** Goes through what a workplace gave; where that breaks off, the engine has gone away. */
export async function readDownload(archive: Readable, visit: Parameters<typeof readTar>[1]): Promise<void> {
  try {
    await readTar(archive, visit);
  } catch (error) {
    if (!(error instanceof BrokenArchiveError)) throw error;
    throw new EngineError(
      `What the build has made could not be copied to its end (${error.message}). Check that Docker runs, then run the build again.`,
      'lost',
    );
  }
}
