import type { Project } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { describeAwsError } from '../../aws/errors';
import type { Known } from '../known';
import { readS3Buildspec, s3Buildspec } from './s3-buildspec';
import { type UsedBuildspec, usedBuildspec } from './used-buildspec';

/** Where a buildspec is in a source. */
export type InSource = Extract<UsedBuildspec, { kind: 'source' }>;

/** The buildspec of a project as it is now: its own text, one in S3, or what `inSource` finds of its source. */
export async function projectBuildspec(
  connection: Connection,
  { source, sourceVersion }: Project,
  inSource: (place: InSource) => Promise<Known<string>>,
  signal: AbortSignal,
): Promise<Known<string>> {
  const used = usedBuildspec({ source });
  if (used.kind === 'inline') return { known: used.text };
  const inS3 = s3Buildspec({ source, sourceVersion });
  if (inS3) {
    try {
      const read = await readS3Buildspec(connection, inS3, signal);
      return read.ok ? { known: read.text } : { unknown: `The buildspec cannot be read. ${read.why}` };
    } catch (error) {
      const { message } = describeAwsError(error, { action: 's3:GetObject' });
      return { unknown: `The buildspec is in S3. ${message}` };
    }
  }
  if (used.kind === 'source') return inSource(used);
  const place = used.kind === 'object' ? used.arn : used.path;
  return { unknown: `The buildspec is ${place}, which is no place in its source.` };
}
