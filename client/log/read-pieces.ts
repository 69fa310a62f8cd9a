import { open } from 'node:fs/promises';

/**
 * Bytes that are read at once: a piece takes milliseconds, and others have their turn between two; the text of a larger one would stay
 * in the memory for long.
 */
const PIECE = 128 * 1024;

export interface PieceRange {
  from?: number;
  /** Exclusive; the end of the file where none is given. */
  to?: number;
}

/** A file, or a part of it, in pieces, each of which holds until the next one is asked for. Rejects where it cannot be read. */
export async function* readPieces(
  path: string,
  { from = 0, to = Number.POSITIVE_INFINITY }: PieceRange = {},
): AsyncGenerator<Uint8Array, void> {
  const file = await open(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(PIECE);
    for (let byte = from; byte < to; ) {
      const { bytesRead } = await file.read(piece, 0, Math.min(PIECE, to - byte), byte);
      if (bytesRead === 0) return;
      byte += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
