import { setImmediate } from 'node:timers/promises';
import type { GetLogEventsCommandOutput } from '@aws-sdk/client-cloudwatch-logs';
import type { Connection } from '../../aws/connection';
import { nameOf } from '../../aws/error-names';
import type { LogLocation } from './log-location';

type Stream = Extract<LogLocation, { state: 'stream' }>;

/**
 * A stream from its head to its end, in pages of text as large as the API gives them: up to 10,000 events and 1 MB. A page is on its
 * way while the one before is being used. Gives undefined where there is no such stream. Rejects with the SDK's errors.
 */
export async function* cloudWatchLog(
  connection: Connection,
  { logGroupName, logStreamName }: Stream,
  signal?: AbortSignal,
): AsyncGenerator<string | undefined, void> {
  const { GetLogEventsCommand } = await import('../../aws/sdk');
  const client = await connection.logs();
  const abort = new AbortController();
  const abortSignal = signal ? AbortSignal.any([signal, abort.signal]) : abort.signal;
  const ask = (nextToken?: string) => {
    const command = new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, nextToken });
    return outcome(client.send(command, { abortSignal }));
  };
  try {
    let nextToken: string | undefined;
    let next: Promise<Outcome> | undefined = ask();
    while (next) {
      const { page, error }: Outcome = await next;
      if (!page) {
        if (nameOf(error) !== 'ResourceNotFoundException') throw error;
        yield undefined;
        return;
      }
      // an empty page may be followed by more; only a token that stays the same is the end
      const isLast: boolean = !page.nextForwardToken || page.nextForwardToken === nextToken;
      nextToken = page.nextForwardToken;
      next = isLast ? undefined : ask(nextToken);
      const text = (page.events ?? []).map(({ message = '' }) => message).join('');
      // a call leaves some turns after it was made: who uses the text at once would keep it from that
      await setImmediate();
      if (text) yield text;
    }
  } finally {
    abort.abort();
  }
}

type Outcome = { page: GetLogEventsCommandOutput; error?: undefined } | { page?: undefined; error: unknown };

/** So that a page that nobody waits for any more fails quietly. */
async function outcome(call: Promise<GetLogEventsCommandOutput>): Promise<Outcome> {
  try {
    return { page: await call };
  } catch (error) {
    return { error };
  }
}
