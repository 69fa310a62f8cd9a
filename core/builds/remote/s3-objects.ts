import type { Readable } from 'node:stream';
import type { Connection } from '../../aws/connection';
import { nameOf } from '../../aws/error-names';

export interface S3Object {
  key: string;
  /** Bytes. */
  size: number;
}

/** One object. */
export interface ObjectPlace {
  bucket: string;
  key: string;
  /** Of a bucket that keeps versions; else the newest. */
  versionId?: string;
}

/** An object that is being read. */
export interface OpenObject {
  body: Readable;
  /** Bytes; absent where S3 does not say. */
  size?: number;
}

/** Opens an object; undefined where there is none. Rejects with the SDK's errors. */
export async function openObject(
  connection: Connection,
  { bucket, key, versionId }: ObjectPlace,
  signal: AbortSignal,
): Promise<OpenObject | undefined> {
  const { GetObjectCommand } = await import('../../aws/s3-sdk');
  const client = await connection.s3();
  try {
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId });
    const { Body, ContentLength } = await client.send(command, { abortSignal: signal });
    return { body: Body as Readable, size: ContentLength };
  } catch (error) {
    if (['NoSuchKey', 'NoSuchVersion'].includes(nameOf(error))) return undefined;
    throw error;
  }
}

/** All objects whose key begins so, or the first `most` of them, in S3's order. Rejects with the SDK's errors. */
export async function listObjects(
  connection: Connection,
  { bucket, prefix, most = Number.POSITIVE_INFINITY }: { bucket: string; prefix: string; most?: number },
  signal: AbortSignal,
): Promise<S3Object[]> {
  const { ListObjectsV2Command } = await import('../../aws/s3-sdk');
  const client = await connection.s3();
  const objects: S3Object[] = [];
  let token: string | undefined;
  do {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token });
    const { Contents = [], NextContinuationToken } = await client.send(command, { abortSignal: signal });
    for (const { Key = '', Size = 0 } of Contents) objects.push({ key: Key, size: Size });
    token = NextContinuationToken;
  } while (token && objects.length < most);
  return objects.slice(0, most);
}
