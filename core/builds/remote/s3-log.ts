import { once } from 'node:events';
import { addAbortSignal, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Connection } from '../../aws/connection';
import { ConnectionError, describeAwsError } from '../../aws/errors';
import { openObject } from './s3-objects';
import type { S3Place } from './s3-place';

/**
 * The log that CodeBuild wrote to S3 when a build ended, in pieces of text; gzip or plain, as it begins. Gives undefined where there is
 * no such object. Rejects with ConnectionError.
 */
export async function* s3Log(
  connection: Connection,
  place: S3Place,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<string | undefined, void> {
  try {
    const object = await openObject(connection, place, signal);
    if (!object) {
      yield undefined;
      return;
    }
    const decoder = new TextDecoder();
    for await (const chunk of await unzipped(addAbortSignal(signal, object.body))) {
      const text = decoder.decode(chunk, { stream: true });
      if (text) yield text;
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch (error) {
    const { kind, message, next } = describeAwsError(error, { action: 's3:GetObject' });
    throw new ConnectionError(kind, message, `${next} (bucket ${place.bucket}, key ${place.key})`);
  }
}

/** What a stream holds, unzipped where it begins as gzip does. */
async function unzipped(body: Readable): Promise<Readable> {
  await once(body, 'readable');
  const head: Buffer | null = body.read(2) ?? body.read();
  if (head) body.unshift(head);
  if (head?.[0] !== 0x1f || head[1] !== 0x8b) return body;
  // a failure comes out of the stream that is read
  return pipeline(body, createGunzip(), () => undefined);
}
