import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { nameOf } from '../../aws/error-names';
import { logLocation } from './log-location';

export interface ReadLogOptions {
  signal?: AbortSignal;
  /** UTF-16 units after which the text ends with a line that says so. */
  maxLength?: number;
}

const MAX_LENGTH = 50 * 1024 * 1024;

/**
 * The log of a finished build, in pages of text. Where there is nothing to read, the one page says why in a sentence. Rejects
 * with the SDK's errors (denied, throttled, network).
 */
export async function* readLog(
  connection: Connection,
  build: Build,
  { signal, maxLength = MAX_LENGTH }: ReadLogOptions = {},
): AsyncGenerator<string, void> {
  const location = logLocation(build);
  if (location.state !== 'stream') {
    yield location.state === 'none' ? `${location.message}\n` : 'This build ended before it had a log.\n';
    return;
  }
  const { logGroupName, logStreamName } = location;
  const { GetLogEventsCommand } = await import('../../aws/sdk');
  const client = await connection.logs();
  let nextToken: string | undefined;
  let length = 0;
  for (;;) {
    const command = new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, nextToken });
    const page = await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
      if (nameOf(error) === 'ResourceNotFoundException') return undefined;
      throw error;
    });
    if (!page) {
      yield `${logIsMissing(logGroupName)}\n`;
      return;
    }
    const text = (page.events ?? []).map(({ message = '' }) => message).join('');
    if (length + text.length > maxLength) {
      yield text.slice(0, maxLength - length);
      yield `\nThe log is longer than ${maxLength} characters. The rest is in CloudWatch: ${logGroupName} ${logStreamName}\n`;
      return;
    }
    length += text.length;
    if (text) yield text;
    // an empty page may be followed by more; only a token that stays the same is the end
    if (!page.nextForwardToken || page.nextForwardToken === nextToken) return;
    nextToken = page.nextForwardToken;
  }
}

export function logIsMissing(logGroupName: string): string {
  return `The log is not in CloudWatch group ${logGroupName}. It was deleted or has expired, or the project's service role may not write to it.`;
}
