import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { ConnectionError, describeAwsError } from '../../aws/errors';
import { logLocation } from './log-location';
import { createLogTail } from './log-tail';
import { logIsMissing } from './read-log';

export interface WatchedLogOptions {
  signal: AbortSignal;
  onText: (text: string) => void;
  /** Said once where the log cannot be read: what is wrong and what to do. */
  onNote: (message: string) => void;
}

/** `text`: there was more. `empty`: nothing new, as far as one can see. `unreadable`: nothing will ever come. */
export type LogRead = 'text' | 'empty' | 'unreadable';

export interface WatchedLog {
  /** Reads what is new. Rejects with ConnectionError on what concerns more than the log: credentials, throttling, network. */
  read(build: Build): Promise<LogRead>;
  /** The build has ended and no text comes any more: says so where the log was never there. */
  end(): void;
}

const ACTION = 'logs:GetLogEvents';

/** The log of one build while it is watched. A log that may not be read is a note, not the end of the watching. */
export function createWatchedLog(
  connection: Connection,
  { signal, onText, onNote }: WatchedLogOptions,
): WatchedLog {
  const tail = createLogTail(connection);
  let unreadable = false;
  let missingGroup: string | undefined;

  function giveUp(message: string): LogRead {
    unreadable = true;
    onNote(message);
    return 'unreadable';
  }

  return {
    async read(build) {
      if (unreadable) return 'unreadable';
      const location = logLocation(build);
      if (location.state === 'none') return giveUp(location.message);
      if (location.state === 'not-yet') return 'empty';
      try {
        const any = await tail.read(location, onText, signal);
        missingGroup = undefined;
        return any ? 'text' : 'empty';
      } catch (error) {
        const { kind, message, next } = describeAwsError(error, { action: ACTION });
        if (kind === 'denied') {
          return giveUp(
            `The output cannot be shown: ${message} ${next} (log group ${location.logGroupName}) The phases are still followed.`,
          );
        }
        // the stream appears some time after its name does
        if (kind === 'not-found') {
          missingGroup = location.logGroupName;
          return 'empty';
        }
        throw new ConnectionError(kind, message, next);
      }
    },
    end() {
      if (missingGroup !== undefined && !unreadable) giveUp(logIsMissing(missingGroup));
    },
  };
}
