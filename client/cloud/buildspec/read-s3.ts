import { openObject } from '../../../core/builds/remote/s3-objects';
import { showInformationMessage } from '../../messages';
import { attempt, inView } from '../actions/attempt';
import type { BuildTarget, CloudParts } from '../parts';
import type { FoundBuildspec } from './find';

/** Bytes. More is no buildspec that anybody reads. */
const MOST = 1_000_000;

/** A buildspec that is an object in S3, as it is there now. Undefined after the user was told why it cannot be had. */
export async function readS3Buildspec(
  parts: CloudParts,
  { session }: BuildTarget,
  arn: string,
): Promise<FoundBuildspec | undefined> {
  const [, bucket = '', key = ''] = /^arn:[\w-]+:s3:::([^/]+)\/(.+)$/.exec(arn) ?? [];
  const read = await inView(() =>
    attempt(parts, session, 's3:GetObject', async (connection) => {
      const object = await openObject(connection, { bucket, key }, new AbortController().signal);
      return { text: object && (await textOf(object.body)) };
    }),
  );
  if (!read) return undefined;
  if (read.text === undefined) {
    void showInformationMessage(`The buildspec ${arn} is not there any more, or is none.`);
    return undefined;
  }
  return { text: read.text, path: key.replace(/^.*\//, ''), origin: `${arn} as it is now` };
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
