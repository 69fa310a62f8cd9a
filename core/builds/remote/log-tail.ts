import type { Connection } from '../../aws/connection';
import type { LogLocation } from './log-location';

type Stream = Extract<LogLocation, { state: 'stream' }>;

/** Reads on from where the last call ended. */
export interface LogTail {
  /** Gives all text that is there now to `onText`, page by page; true where there was any. Rejects with the SDK's errors. */
  read(stream: Stream, onText: (text: string) => void, signal: AbortSignal): Promise<boolean>;
}

// a page holds up to 10,000 events; a flood is read on at the next tick, so that status and cancelling are not starved
const PAGES_AT_ONCE = 20;
/** A page with so many events, or so much text, may have been cut by the API's limits, 10,000 events and 1 MB (API GetLogEvents). */
const CUT_EVENTS = 1_000;
const CUT_LENGTH = 100_000;

export function createLogTail(connection: Connection): LogTail {
  // kept from call to call: the forward token is never null, and the same token back means the end for now
  let nextToken: string | undefined;

  return {
    async read({ logGroupName, logStreamName }, onText, signal) {
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
        const { events = [], nextForwardToken } = await client.send(command, { abortSignal: signal });
        const text = events.map(({ message = '' }) => message).join('');
        if (text !== '') {
          any = true;
          onText(text);
        }
        const atEnd = !nextForwardToken || nextForwardToken === nextToken;
        nextToken = nextForwardToken ?? nextToken;
        // an empty page may stand before a full one; what follows a small one can wait for the next look
        const mayGoOn = events.length === 0 || events.length >= CUT_EVENTS || text.length >= CUT_LENGTH;
        if (atEnd || !mayGoOn) break;
      }
      return any;
    },
  };
}
