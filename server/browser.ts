import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Clock } from './clock';
import { startServer } from './connection';

/** A `MessagePort`, in the words of the library that reads it. */
export type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** A browser's time; there a turn has no name of its own. */
const browserClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  turn: () => new Promise((resolve) => setTimeout(resolve, 0)),
};

/**
 * Serves the client at the other end of a message channel, in the worker that it runs in itself. Files are those that the
 * client shows, see protocol.ts.
 */
export function serve(port: Port): void {
  const reader = new BrowserMessageReader(port);
  startServer(createConnection(reader, new BrowserMessageWriter(port)), { clock: browserClock });
}
