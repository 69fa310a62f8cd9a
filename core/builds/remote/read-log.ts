import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { cloudWatchLog } from './cloudwatch-log';
import { logLocation, s3LogPlace } from './log-location';
import { s3Log } from './s3-log';

export interface ReadLogOptions {
  signal?: AbortSignal;
  /** UTF-16 units after which the text ends with a line that says so. */
  maxLength?: number;
}

const MAX_LENGTH = 50 * 1024 * 1024;

/**
 * The log of a finished build, in pieces of text: of CloudWatch, else of S3 where that has it. Where there is nothing to read, the one
 * piece says why in a sentence. Rejects with the SDK's errors, or ConnectionError (denied, throttled, network).
 */
export async function* readLog(
  connection: Connection,
  build: Build,
  { signal, maxLength = MAX_LENGTH }: ReadLogOptions = {},
): AsyncGenerator<string, void> {
  let length = 0;
  let isThere = false;
  for (const { where, read } of sourcesOf(connection, build, signal)) {
    isThere = true;
    for await (const text of read()) {
      if (text === undefined) {
        isThere = false;
        break;
      }
      if (length + text.length > maxLength) {
        yield text.slice(0, maxLength - length);
        yield `\nThe log is longer than ${maxLength} characters. The rest is in ${where}\n`;
        return;
      }
      length += text.length;
      yield text;
    }
    if (isThere) break;
  }
  if (length === 0) yield `${isThere ? 'The log of this build is empty.' : whyMissing(build)}\n`;
}

/** A place where the log may be. Its text ends with undefined at once where it is not there. */
interface LogSource {
  where: string;
  read(): AsyncIterable<string | undefined>;
}

function sourcesOf(connection: Connection, build: Build, signal: AbortSignal | undefined): LogSource[] {
  const location = logLocation(build);
  const inS3 = s3LogPlace(build);
  const sources: LogSource[] = [];
  if (location.state === 'stream') {
    sources.push({
      where: `CloudWatch: ${location.logGroupName} ${location.logStreamName}`,
      read: () => cloudWatchLog(connection, location, signal),
    });
  }
  if (inS3) {
    sources.push({
      where: `S3: s3://${inS3.bucket}/${inS3.key}`,
      read: () => s3Log(connection, inS3, signal),
    });
  }
  return sources;
}

function whyMissing(build: Build): string {
  const location = logLocation(build);
  switch (location.state) {
    case 'stream':
      return logIsMissing(location.logGroupName);
    case 's3':
      return `The log is not in S3 at s3://${location.bucket}/${location.key}. It was deleted or has expired, or the project's service role may not write to it.`;
    case 'not-yet':
      return 'This build ended before it had a log.';
    case 'none':
      return location.message;
  }
}

export function logIsMissing(logGroupName: string): string {
  return `The log is not in CloudWatch group ${logGroupName}. It was deleted or has expired, or the project's service role may not write to it.`;
}
