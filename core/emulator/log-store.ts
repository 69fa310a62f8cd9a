import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** One event of CloudWatch Logs; times in milliseconds since the epoch. */
export interface LogEvent {
  timestamp: number;
  message: string;
}

/** The logs of builds, one file a build, a JSON line an event. */
export interface LogStore {
  append(uuid: string, timestamp: number, text: string): void;
  /** No more comes: what is left of a last line becomes an event, and the file is written to its end. */
  end(uuid: string): Promise<void>;
  read(uuid: string): Promise<readonly LogEvent[]>;
  remove(uuid: string): Promise<void>;
}

interface OpenLog {
  events: LogEvent[];
  rest: string;
  restTimestamp: number;
  length: number;
  full: boolean;
  unwritten: LogEvent[];
  writing: Promise<void> | undefined;
}

// CloudWatch Logs takes 256 KB an event; longer lines come in pieces
const MOST_EVENT_LENGTH = 64 * 1024;
const MOST_LOG_LENGTH = 20 * 1024 * 1024;

export function createLogStore(directory: string, onWriteError: (error: unknown) => void): LogStore {
  const open = new Map<string, OpenLog>();
  const fileOf = (uuid: string) => join(directory, `${uuid}.jsonl`);

  function push(uuid: string, log: OpenLog, timestamp: number, message: string): void {
    const event = { timestamp, message };
    log.events.push(event);
    log.unwritten.push(event);
    log.writing ??= write(uuid, log);
  }

  async function write(uuid: string, log: OpenLog): Promise<void> {
    // the microtask lets all events of one chunk go into one write
    await undefined;
    while (log.unwritten.length > 0) {
      const lines = log.unwritten.map((event) => `${JSON.stringify(event)}\n`).join('');
      log.unwritten = [];
      // what cannot be written is still served while the emulator runs
      await appendFile(fileOf(uuid), lines, { mode: 0o600 }).catch(onWriteError);
    }
    log.writing = undefined;
  }

  return {
    append(uuid, timestamp, text) {
      const log = open.get(uuid) ?? newLog();
      open.set(uuid, log);
      if (log.full) return;
      log.length += text.length;
      if (log.length > MOST_LOG_LENGTH) {
        log.full = true;
        push(uuid, log, timestamp, `${log.rest}\n`);
        push(
          uuid,
          log,
          timestamp,
          `The log is longer than ${MOST_LOG_LENGTH} characters. The rest is not kept.\n`,
        );
        log.rest = '';
        return;
      }
      const pieces = (log.rest + text).split(/(?<=\n)/);
      log.rest = pieces.at(-1)?.endsWith('\n') ? '' : (pieces.pop() ?? '');
      log.restTimestamp = timestamp;
      for (const piece of pieces) push(uuid, log, timestamp, piece);
      while (log.rest.length > MOST_EVENT_LENGTH) {
        push(uuid, log, timestamp, log.rest.slice(0, MOST_EVENT_LENGTH));
        log.rest = log.rest.slice(MOST_EVENT_LENGTH);
      }
    },
    async end(uuid) {
      const log = open.get(uuid);
      if (!log) return;
      if (log.rest) push(uuid, log, log.restTimestamp, log.rest);
      log.rest = '';
      await log.writing;
      open.delete(uuid);
    },
    async read(uuid) {
      const log = open.get(uuid);
      if (log) return log.events;
      const text = await readFile(fileOf(uuid), 'utf8').catch(() => '');
      return text.split('\n').flatMap(readEvent);
    },
    async remove(uuid) {
      open.delete(uuid);
      await rm(fileOf(uuid), { force: true });
    },
  };
}

function newLog(): OpenLog {
  return {
    events: [],
    rest: '',
    restTimestamp: 0,
    length: 0,
    full: false,
    unwritten: [],
    writing: undefined,
  };
}

/** A line that a crash cut short is left out. */
function readEvent(line: string): LogEvent[] {
  if (!line) return [];
  try {
    return [JSON.parse(line) as LogEvent];
  } catch {
    return [];
  }
}
