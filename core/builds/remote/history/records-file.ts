import { type FileHandle, open, rename } from 'node:fs/promises';
import { type HistoryProblem, setAside } from './history-problem';
import { readLines } from './read-lines';
import { headerLine, type RecordLine, readLine, VERSION, versionOf } from './record-lines';

export const RECORDS_FILE = 'builds.jsonl';

export interface ReadRecords {
  bytes: number;
  isWhole: boolean;
  unreadable: number;
}

interface OpenOptions {
  hear(line: RecordLine): void;
  onProblem(problem: HistoryProblem): void;
}

/** Opens the file of records, or begins it, and reads its lines. One that cannot be read is set aside, and told of. */
export async function openRecords(
  path: string,
  options: OpenOptions,
): Promise<{ handle: FileHandle; read: ReadRecords }> {
  const handle = await open(path, 'a+', 0o600);
  const version = await versionIn(handle);
  if (version === VERSION) return { handle, read: await readRecords(handle, options.hear) };
  if (version !== 'empty') {
    await handle.close();
    const isNewer = version !== undefined && version > VERSION;
    const aside = path.replace(/\.jsonl$/, isNewer ? `.version-${version}.jsonl` : '.damaged.jsonl');
    await rename(path, aside);
    options.onProblem(setAside(aside, isNewer));
    return openRecords(path, options);
  }
  await handle.appendFile(headerLine());
  return { handle, read: { bytes: headerLine().length, isWhole: true, unreadable: 0 } };
}

/** Appends lines without reading the others, unless the file is of another version. */
export async function appendRecords(path: string, text: string): Promise<void> {
  const handle = await open(path, 'a+', 0o600);
  try {
    const version = await versionIn(handle);
    if (version === 'empty') await handle.appendFile(headerLine() + text);
    else if (version === VERSION) await handle.appendFile((await endsWhole(handle)) ? text : `\n${text}`);
  } finally {
    await handle.close();
  }
}

async function endsWhole(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}

async function versionIn(handle: FileHandle): Promise<number | 'empty' | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
  if (bytesRead === 0) return 'empty';
  return versionOf(buffer.toString('utf8', 0, bytesRead).split('\n', 1)[0] ?? '');
}

async function readRecords(handle: FileHandle, hear: OpenOptions['hear']): Promise<ReadRecords> {
  let unreadable = 0;
  let isHeader = true;
  const read = await readLines(handle, (text) => {
    const line = isHeader ? undefined : readLine(text);
    isHeader = false;
    if (line?.kind === 'unreadable') unreadable += 1;
    else if (line) hear(line);
  });
  return { ...read, unreadable };
}
