import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Build, uuidOf } from '../model';
import type { Buckets } from '../s3/buckets';
import type { LogStore } from '../store/log-store';
import { bucketOf, joined } from './artifact-key';

/** Where the log of a build lies in S3 once it has ended; undefined where its project wants none there. */
export function s3LogPlace({
  id,
  logs,
}: Pick<Build, 'id' | 'logs'>): { bucket: string; key: string } | undefined {
  const { status, location = '' } = logs?.s3Logs ?? {};
  if (status !== 'ENABLED') return undefined;
  const { bucket, prefix } = bucketOf(location);
  return { bucket, key: joined(prefix, `${uuidOf(id)}.gz`) };
}

/** Writes the log of an ended build into its bucket, compressed as CodeBuild does. Rejects with what the file system says. */
export async function keepLog(
  build: Build,
  { logs, buckets, draft }: { logs: LogStore; buckets: Buckets; draft: string },
): Promise<void> {
  const place = s3LogPlace(build);
  if (!place) return;
  const events = await logs.read(uuidOf(build.id));
  const text = Readable.from(events.map(({ message }) => message));
  try {
    await pipeline(text, createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await buckets.moveIn(place.bucket, place.key, draft);
  } finally {
    await rm(draft, { force: true });
  }
}
