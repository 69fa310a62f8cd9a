import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { ZipFile } from '../zip-file';
import { readObject } from './read-object';
import type { ObjectPlace } from './s3-objects';
import { s3Place } from './s3-place';
import { usedBuildspec } from './used-buildspec';

/** Where in S3 the buildspec of a build is: an object, or a file of an archive. */
export interface S3Buildspec extends ObjectPlace {
  /** From the root of the source; of an object what it is called. */
  path: string;
  isArchived: boolean;
}

/** Bytes. More is no buildspec that anybody reads. */
const LARGEST_BUILDSPEC = 1_000_000;

/** Bytes. Nobody waits for more to see one file of it. */
const LARGEST_ARCHIVE = 50_000_000;

/** Of a build whose buildspec is an object, or whose source is a folder or an archive in S3 (API ProjectSource.location). */
export function s3Buildspec(build: Build): S3Buildspec | undefined {
  const used = usedBuildspec(build);
  if (used.kind === 'object') {
    const place = s3Place(used.arn);
    return place?.key ? { ...place, path: place.key.replace(/^.*\//, ''), isArchived: false } : undefined;
  }
  if (used.kind !== 'source' || build.source?.type !== 'S3') return undefined;
  const place = s3Place(used.location);
  if (!place) return undefined;
  const { bucket, key } = place;
  const { path } = used;
  if (key === '' || key.endsWith('/')) return { bucket, key: `${key}${path}`, path, isArchived: false };
  // for S3 this is the version of the object (API StartBuild)
  const versionId = build.sourceVersion || undefined;
  return { bucket, key, ...(versionId && { versionId }), path, isArchived: true };
}

/** The text of a buildspec in S3, or in a sentence why it cannot be had. Rejects with the SDK's errors. */
export async function readS3Buildspec(
  connection: Connection,
  { path, isArchived, ...place }: S3Buildspec,
  signal: AbortSignal,
): Promise<{ ok: true; text: string } | { ok: false; why: string }> {
  const at = `s3://${place.bucket}/${place.key}`;
  const most = isArchived ? LARGEST_ARCHIVE : LARGEST_BUILDSPEC;
  const read = await readObject(connection, place, { most, signal });
  if (read === 'gone') return { ok: false, why: `${at} is not there any more.` };
  if (read === 'too-large') return { ok: false, why: `${at} has more than ${most / 1_000_000} MB.` };
  const content = isArchived ? await fileIn(read.content, path) : read.content;
  if (!content) return { ok: false, why: `${at} has no ${path} that can be read.` };
  return { ok: true, text: new TextDecoder().decode(content) };
}

async function fileIn(archive: Uint8Array, path: string): Promise<Uint8Array | undefined> {
  const zip = ZipFile.open(archive);
  const entry = zip?.entries.find(({ name }) => name.replace(/^\.?\//, '') === path);
  return entry && zip?.read(entry, LARGEST_BUILDSPEC);
}
