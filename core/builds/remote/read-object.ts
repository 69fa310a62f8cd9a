import type { Connection } from '../../aws/connection';
import { type ObjectPlace, openObject } from './s3-objects';

/** An object that fits into memory, one that is not there, or one that is too large. */
export type ReadObject = { content: Uint8Array } | 'gone' | 'too-large';

/** Reads an object of at most so many bytes. Rejects with the SDK's errors. */
export async function readObject(
  connection: Connection,
  place: ObjectPlace,
  { most, signal }: { most: number; signal: AbortSignal },
): Promise<ReadObject> {
  const object = await openObject(connection, place, signal);
  if (!object) return 'gone';
  const chunks: Buffer[] = [];
  let size = object.size ?? 0;
  if (size <= most) {
    size = 0;
    for await (const chunk of object.body as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) break;
    }
  }
  if (size > most) {
    object.body.destroy();
    return 'too-large';
  }
  return { content: Buffer.concat(chunks) };
}
