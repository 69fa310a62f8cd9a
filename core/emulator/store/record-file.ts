import { readSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { encodeDelete, encodePut, type Place, parsed, scanLines } from './record-lines';

/**
 * Records of one kind in one file. Of each only a small header is in memory, by which lists are made; its value is read when it is
 * asked for. Each change is a line at the end of the file, so that a crash can cut short the last change and nothing else.
 */
export interface RecordFile<Header extends object, Value> {
  /** In no particular order. A record has the same object as long as it is there. */
  headers(): Iterable<Header>;
  header(key: string): Header | undefined;
  get(key: string): Value | undefined;
  put(key: string, value: Value): Header;
  delete(key: string): void;
  /** Waits until every change is written, or has failed to be. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface RecordFileOptions<Header, Value> {
  path: string;
  headerOf: (value: Value) => Header;
  /** Values that will change again soon. */
  staysInMemory?: (value: Value) => boolean;
  onWriteError: (error: unknown) => void;
  /** So many lines say nothing; they are passed over, and stay. */
  onUnreadable: (path: string, lines: number) => void;
}

interface Entry<Header> {
  header: Header;
  /** Absent until it is written. */
  place?: Place;
}

interface Contents<Header> {
  entries: Map<string, Entry<Header>>;
  size: number;
  isWhole: boolean;
  unreadable: number;
  /** Bytes of values that have been replaced or deleted since. */
  garbage: number;
  /** Bytes of the values that count. */
  live: number;
}

// less is not worth the work of writing the rest anew
const LEAST_GARBAGE = 8 * 1024 * 1024;
const COPIED_AT_ONCE = 1024 * 1024;

/** Opens the file, or begins it, with mode 0600. Keys have neither tabs nor newlines in them. */
export async function openRecordFile<Header extends object, Value>(
  options: RecordFileOptions<Header, Value>,
): Promise<RecordFile<Header, Value>> {
  const { path, headerOf, staysInMemory = () => false, onWriteError } = options;
  const { handle, contents } = await openCompacted<Header>(path, onWriteError);
  const { entries } = contents;
  if (contents.unreadable > 0) options.onUnreadable(path, contents.unreadable);
  let { size } = contents;
  let needsNewline = !contents.isWhole;
  const inMemory = new Map<string, Value>();
  const unwritten = new Map<string, Value | undefined>();
  let writing: Promise<void> | undefined;

  function save(key: string, value: Value | undefined): void {
    unwritten.set(key, value);
    writing ??= writeAll();
  }

  async function writeAll(): Promise<void> {
    // the microtask joins changes that are made together
    await undefined;
    while (unwritten.size > 0) {
      const changes = [...unwritten];
      if (!(await write(changes))) break;
      for (const [key, value] of changes) if (unwritten.get(key) === value) unwritten.delete(key);
    }
    writing = undefined;
  }

  /** False where the disk refuses: what could not be written is served from memory, and written with the next change. */
  async function write(changes: [string, Value | undefined][]): Promise<boolean> {
    let position = size + (needsNewline ? 1 : 0);
    let text = needsNewline ? '\n' : '';
    const places = new Map<string, Place>();
    for (const [key, value] of changes) {
      const line = value === undefined ? undefined : encodePut(key, headerOf(value), value);
      if (line) places.set(key, { ...line.value, offset: position + line.value.offset });
      const written = line?.text ?? encodeDelete(key);
      text += written;
      position += Buffer.byteLength(written);
    }
    try {
      await handle.appendFile(text);
    } catch (error) {
      onWriteError(error);
      needsNewline = true;
      size = await handle.stat().then(
        (stats) => stats.size,
        () => size,
      );
      return false;
    }
    needsNewline = false;
    size = position;
    for (const [key, place] of places) {
      const entry = entries.get(key);
      if (entry) entry.place = place;
    }
    return true;
  }

  return {
    *headers() {
      for (const { header } of entries.values()) yield header;
    },
    header: (key) => entries.get(key)?.header,
    get(key) {
      const kept = unwritten.get(key) ?? inMemory.get(key);
      if (kept !== undefined) return kept;
      const place = entries.get(key)?.place;
      return place && (parsed(readPlace(handle, place)) as Value | undefined);
    },
    put(key, value) {
      const header = headerOf(value);
      const entry = entries.get(key);
      if (entry) Object.assign(entry.header, header);
      else entries.set(key, { header });
      if (staysInMemory(value)) inMemory.set(key, value);
      else inMemory.delete(key);
      save(key, value);
      return entry?.header ?? header;
    },
    delete(key) {
      if (!entries.delete(key)) return;
      inMemory.delete(key);
      save(key, undefined);
    },
    async flush() {
      while (writing) await writing;
    },
    async close() {
      while (writing) await writing;
      await handle.close();
    },
  };
}

/** Opens a file, and writes it anew where most of it has been replaced since. One with unreadable lines stays as it is. */
async function openCompacted<Header>(
  path: string,
  onWriteError: (error: unknown) => void,
): Promise<{ handle: FileHandle; contents: Contents<Header> }> {
  const handle = await open(path, 'a+', 0o600);
  const contents = await readContents<Header>(handle);
  const { garbage, live, unreadable, entries } = contents;
  if (unreadable > 0 || garbage < Math.max(LEAST_GARBAGE, live)) return { handle, contents };
  try {
    await writeAnew(`${path}.tmp`, handle, entries);
  } catch (error) {
    onWriteError(error);
    return { handle, contents };
  }
  await handle.close();
  await rename(`${path}.tmp`, path);
  const compacted = await open(path, 'a+', 0o600);
  return { handle: compacted, contents: await readContents<Header>(compacted) };
}

async function readContents<Header>(handle: FileHandle): Promise<Contents<Header>> {
  const entries = new Map<string, Entry<Header>>();
  let [unreadable, garbage, live] = [0, 0, 0];
  const { size, isWhole } = await scanLines(handle, (line) => {
    if (line.kind === 'unreadable') {
      unreadable += 1;
      return;
    }
    const before = entries.get(line.key)?.place?.length ?? 0;
    garbage += before;
    live -= before;
    if (line.kind === 'delete') {
      entries.delete(line.key);
      return;
    }
    live += line.value.length;
    entries.set(line.key, { header: line.header as Header, place: line.value });
  });
  return { entries, size, isWhole, unreadable, garbage, live };
}

async function writeAnew<Header>(
  path: string,
  source: FileHandle,
  entries: Map<string, Entry<Header>>,
): Promise<void> {
  const target = await open(path, 'w', 0o600);
  try {
    let text = '';
    for (const [key, { header, place }] of entries) {
      text += place ? encodePut(key, header, parsed(readPlace(source, place))).text : '';
      if (text.length < COPIED_AT_ONCE) continue;
      await target.appendFile(text);
      text = '';
    }
    await target.appendFile(text);
  } finally {
    await target.close();
  }
}

/** Takes a few microseconds: the system has most of the file in its memory. */
function readPlace({ fd }: FileHandle, { offset, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.toString('utf8', 0, readSync(fd, bytes, 0, length, offset));
}
