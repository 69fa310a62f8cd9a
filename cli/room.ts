import type { Writable } from 'node:stream';

/** Tells when a stream takes more, where its reader is behind; a stream that fails or closes takes everything. */
export function roomIn(stream: Writable): () => Promise<void> | undefined {
  let waiting: Promise<void> | undefined;
  return () => {
    if (!stream.writableNeedDrain || stream.destroyed) return undefined;
    waiting ??= new Promise((resolve) => {
      const done = () => {
        waiting = undefined;
        for (const event of ENDS) stream.off(event, done);
        resolve();
      };
      for (const event of ENDS) stream.on(event, done);
    });
    return waiting;
  };
}

const ENDS = ['drain', 'error', 'close'] as const;
