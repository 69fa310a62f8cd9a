import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { type AwsErrorDescription, describeAwsError } from '../../aws/errors';
import { type LogLocation, logLocation } from './log-location';
import { createLogTail, type TailReadOptions } from './log-tail';
import { logIsMissing } from './read-log';

export interface WatchedLogOptions {
  onText: (text: string) => void;
  /** Said once where the log cannot be read: what is wrong and what to do. */
  onNote: (message: string) => void;
}

/** `text`: there was more. `empty`: nothing new, as far as one can see. `unreadable`: nothing will ever come. */
export type LogRead = 'text' | 'empty' | 'unreadable';

export interface FailedRead {
  error: AwsErrorDescription;
  /** Whether text came before the failure. */
  hasRead: boolean;
}

export interface WatchedLog {
  /** Where the log is by this answer; true where it can be read. */
  locate(build: Build): boolean;
  /** Reads what is new; the failure where it concerns more than the log: credentials, throttling, network. */
  read(options: TailReadOptions): Promise<LogRead | FailedRead>;
  /** The build has ended and no text comes any more: says so where the log was never there. */
  end(): void;
}

const IN_S3 =
  'CloudWatch logs are turned off for this project. The log comes to S3 when the build ends: open it then from the CodeBuild view.';
const ACTION = 'logs:GetLogEvents';

/** The log of one build while it is watched. A log that may not be read is a note, not the end of the watching. */
export function createWatchedLog(connection: Connection, { onText, onNote }: WatchedLogOptions): WatchedLog {
  const tail = createLogTail(connection);
  let location: LogLocation = { state: 'not-yet' };
  let unreadable = false;
  let missingGroup: string | undefined;

  function giveUp(message: string): 'unreadable' {
    unreadable = true;
    onNote(message);
    return 'unreadable';
  }

  return {
    locate(build) {
      if (unreadable) return false;
      location = logLocation(build);
      if (location.state === 'none') giveUp(location.message);
      if (location.state === 's3') giveUp(IN_S3);
      return location.state === 'stream';
    },
    async read(options) {
      if (unreadable || location.state !== 'stream') return 'unreadable';
      let hasRead = false;
      const onPage = (text: string) => {
        hasRead = true;
        onText(text);
      };
      try {
        const any = await tail.read(location, onPage, options);
        missingGroup = undefined;
        return any ? 'text' : 'empty';
      } catch (error) {
        const failure = describeAwsError(error, { action: ACTION });
        if (failure.kind === 'denied') {
          return giveUp(
            `The output cannot be shown: ${failure.message} ${failure.next} (log group ${location.logGroupName}) The phases are still followed.`,
          );
        }
        // the stream appears some time after its name does
        if (failure.kind === 'not-found') {
          missingGroup = location.logGroupName;
          return 'empty';
        }
        return { error: failure, hasRead };
      }
    },
    end() {
      if (missingGroup !== undefined && !unreadable) giveUp(logIsMissing(missingGroup));
    },
  };
}
