import type { Connection } from '../../aws/connection';
import { tryOnce } from '../../aws/try-once';
import type { LogLocation } from './log-location';

type Stream = Extract<LogLocation, { state: 'stream' }>;

export interface TailReadOptions {
  signal: AbortSignal;
  /** The build has ended: all pages are read. */
  hasEnded: boolean;
}

/** Reads on from where the last call ended. */
export interface LogTail {
  /**
   * Gives the text that is there now to `onText`, page by page; true where there was any. While the build runs, what follows a small
   * page waits for the next read, which saves a call each time. Rejects with the SDK's errors.
   */
  read(stream: Stream, onText: (text: string) => void, options: TailReadOptions): Promise<boolean>;
}

// a page holds up to 10,000 events; a flood is read on at the next tick, so that status and cancelling are not starved
const PAGES_AT_ONCE = 20;
// such a page may have been cut by the API's limits, 10,000 events and 1 MB (API GetLogEvents), or by the service as it likes
const CUT_EVENTS = 1_000;
const CUT_LENGTH = 100_000;
/** Pages of the same size again may be cut by a limit, from so many events on. */
const SAME_EVENTS = 10;

export function createLogTail(connection: Connection): LogTail {
  // kept from call to call: the forward token is never null, and the same token back means the end for now
  let nextToken: string | undefined;
  let mostEvents = 0;

  return {
    async read({ logGroupName, logStreamName }, onText, { signal, hasEnded }) {
      const { GetLogEventsCommand } = await import('../../aws/sdk');
      const client = await connection.logs();
      let any = false;
      for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
        const command = new GetLogEventsCommand({
          logGroupName,
          logStreamName,
          startFromHead: true,
          nextToken,
        });
        const { events = [], nextForwardToken } = await client.send(tryOnce(command), {
          abortSignal: signal,
        });
        const text = events.map(({ message = '' }) => message).join('');
        if (text !== '') {
          any = true;
          onText(text);
        }
        const atEnd = !nextForwardToken || nextForwardToken === nextToken;
        nextToken = nextForwardToken ?? nextToken;
        const isSame = events.length === mostEvents && events.length >= SAME_EVENTS;
        const mayBeCut = isSame || events.length >= CUT_EVENTS || text.length >= CUT_LENGTH;
        mostEvents = Math.max(mostEvents, events.length);
        if (atEnd || !(hasEnded || mayBeCut)) break;
      }
      return any;
    },
  };
}
