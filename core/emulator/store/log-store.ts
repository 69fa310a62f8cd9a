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
  // a long log is read page by page
  let lastRead: { uuid: string; events: LogEvent[] } | undefined;
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
      const whole = pieces.flatMap(inEvents);
      // a line that grows without end is not waited for
      if (log.rest.length > MOST_EVENT_LENGTH) {
        whole.push(...inEvents(log.rest));
        log.rest = whole.pop() ?? '';
      }
      for (const piece of whole) push(uuid, log, timestamp, piece);
    },
    async end(uuid) {
      const log = open.get(uuid);
      if (!log) return;
      if (log.rest) push(uuid, log, log.restTimestamp, log.rest);
      log.rest = '';
      await log.writing;
      open.delete(uuid);
      // it may have been read before its first line
      lastRead = undefined;
    },
    async read(uuid) {
      const log = open.get(uuid);
      if (log) return log.events;
      if (lastRead?.uuid !== uuid) {
        const text = await readFile(fileOf(uuid), 'utf8').catch(() => '');
        lastRead = { uuid, events: text.split('\n').flatMap(readEvent) };
      }
      return lastRead.events;
    },
    async remove(uuid) {
      open.delete(uuid);
      lastRead = undefined;
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

/** Pieces of a line that fit into an event each; no character is cut in two. */
function inEvents(line: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (line.length - start > MOST_EVENT_LENGTH) {
    const end = start + MOST_EVENT_LENGTH;
    const inPair = /[\ud800-\udbff]/.test(line.charAt(end - 1));
    pieces.push(line.slice(start, inPair ? end - 1 : end));
    start = inPair ? end - 1 : end;
  }
  return [...pieces, line.slice(start)];
}

/** A line that a crash cut short is left out. */
function readEvent(line: string): LogEvent[] {
  try {
    const event: unknown = JSON.parse(line);
    return isLogEvent(event) ? [event] : [];
  } catch {
    return [];
  }
}

function isLogEvent(value: unknown): value is LogEvent {
  const { timestamp, message } = (value ?? {}) as Partial<LogEvent>;
  return typeof timestamp === 'number' && typeof message === 'string';
}
