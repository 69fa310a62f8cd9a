import { readS3Buildspec as read, type S3Buildspec } from '../../../core/builds/remote/s3-buildspec';
import { showInformationMessage } from '../../messages';
import { attempt, inView } from '../actions/attempt';
import { answer } from '../aws';
import type { BuildTarget, CloudParts } from '../parts';
import type { FoundBuildspec } from './find';

/** A buildspec in S3, as it is there now. Undefined after the user was told why it cannot be had. */
export async function readS3Buildspec(
  parts: CloudParts,
  { session }: Pick<BuildTarget, 'session'>,
  place: S3Buildspec,
): Promise<FoundBuildspec | undefined> {
  const { signal } = new AbortController();
  const found = await inView(() =>
    attempt(parts, session, 's3:GetObject', (connection) => read(connection, place, signal)),
  );
  if (found?.ok) return foundIn(place, found.text);
  if (found) void showInformationMessage(`The buildspec cannot be shown: ${found.why}`);
  return undefined;
}

/** The same without telling anybody; in a sentence or two why it cannot be had. */
export async function lookIntoS3(
  { session }: Pick<BuildTarget, 'session'>,
  place: S3Buildspec,
  signal: AbortSignal,
): Promise<FoundBuildspec | string> {
  const found = await answer('s3:GetObject', async () => read(await session.connection(), place, signal));
  if (!found.ok) return `${found.error.message} ${found.error.next}`;
  return found.value.ok ? foundIn(place, found.value.text) : found.value.why;
}

function foundIn({ bucket, key, path, versionId, isArchived }: S3Buildspec, text: string): FoundBuildspec {
  const at = `s3://${bucket}/${key}`;
  const whole = isArchived ? `${path} in ${at}` : at;
  return { text, path, origin: versionId === undefined ? `${whole} as it is now` : whole };
}
