import { type FileHandle, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildRecord, RecordNote, RecordSink } from '../../history/record';
import { makePrivateFolder, writePrivateFile } from '../../private-files';
import { type HistoryIndex, indexText, type ProjectProgress, readIndex } from './progress';
import { readLines } from './read-lines';
import { headerLine, noteLine, readLine, recordLine, VERSION, versionOf } from './record-lines';

/** What is wrong with the files of a history: what happened, and what comes of it. Nothing of it stops the rest. */
export interface HistoryProblem {
  kind: 'newer' | 'damaged' | 'cut' | 'unwritable';
  message: string;
}

export interface HistoryOptions {
  /** Of one account and region; made with its files, which are their owner's alone. */
  directory: string;
  sink: RecordSink;
  /** Also told of every record, from the disk or just fetched, after the sink. */
  onRecord?(record: BuildRecord): void;
  onNote?(note: RecordNote): void;
  onProblem(problem: HistoryProblem): void;
}

const RECORDS = 'builds.jsonl';
const INDEX = 'index.json';

/**
 * The builds of an account and region on disk. Records are lines that are only ever appended, so that a crash can cut short the last one and
 * nothing else; how far each project was fetched stands in an index that is replaced whole.
 */
export class HistoryStore {
  private writing: Promise<void> = Promise.resolve();
  private isUnwritable = false;

  private constructor(
    private readonly options: HistoryOptions,
    private readonly handle: FileHandle | undefined,
    private readonly index: HistoryIndex,
    private needsNewline: boolean,
  ) {}

  /** Reads all records into the sink. A file that cannot be read is set aside, and told of. */
  static async open(options: HistoryOptions): Promise<HistoryStore> {
    const { directory, onProblem } = options;
    const path = join(directory, RECORDS);
    const empty = () => ({ bytes: 0, unreadable: 0, projects: new Map<string, ProjectProgress>() });
    try {
      await makePrivateFolder(directory);
      const { handle, read } = await openRecords(path, options);
      const stored = await readFile(join(directory, INDEX), 'utf8').then(readIndex, () => undefined);
      const isLess =
        stored !== undefined && (read.bytes < stored.bytes || read.unreadable > stored.unreadable);
      if (isLess) onProblem(cut(path));
      // what the index says was fetched is not there any more: all lists are read anew, and the builds that are missing
      const projects = stored && !isLess ? stored.projects : empty().projects;
      return new HistoryStore(options, handle, { ...read, projects }, !read.isWhole);
    } catch (error) {
      onProblem(unwritable(directory, error));
      return new HistoryStore(options, undefined, empty(), false);
    }
  }

  progressOf(project: string): ProjectProgress {
    return this.index.projects.get(project) ?? {};
  }

  setProgress(project: string, progress: ProjectProgress): void {
    this.index.projects.set(project, progress);
  }

  /** Keeps records and notes. Where the disk refuses, they are there until the window closes. */
  append(records: readonly BuildRecord[], notes: readonly RecordNote[] = []): Promise<void> {
    const { sink, onRecord, onNote } = this.options;
    for (const record of records) {
      sink.add(record);
      onRecord?.(record);
    }
    for (const note of notes) {
      sink.note(note);
      onNote?.(note);
    }
    return this.write([...records.map(recordLine), ...notes.map(noteLine)].join(''));
  }

  /** Writes how far each project was fetched. */
  saveProgress(): Promise<void> {
    return this.inTurn(() => writePrivateFile(join(this.options.directory, INDEX), indexText(this.index)));
  }

  async close(): Promise<void> {
    await this.saveProgress();
    await this.handle?.close();
  }

  private write(text: string): Promise<void> {
    if (text === '') return this.writing;
    return this.inTurn(async () => {
      const whole = this.needsNewline ? `\n${text}` : text;
      // until it is there
      this.needsNewline = true;
      await this.handle?.appendFile(whole);
      this.needsNewline = false;
      this.index.bytes += Buffer.byteLength(whole);
    });
  }

  /** Never rejects: what cannot be written is told once. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (!this.handle) return;
      try {
        await work();
      } catch (error) {
        if (!this.isUnwritable) this.options.onProblem(unwritable(this.options.directory, error));
        this.isUnwritable = true;
      }
    });
    return this.writing;
  }
}

interface ReadRecords {
  bytes: number;
  isWhole: boolean;
  unreadable: number;
}

async function openRecords(
  path: string,
  options: HistoryOptions,
): Promise<{ handle: FileHandle; read: ReadRecords }> {
  const handle = await open(path, 'a+', 0o600);
  const version = await versionIn(handle);
  if (version === VERSION) return { handle, read: await readRecords(handle, options) };
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

async function versionIn(handle: FileHandle): Promise<number | 'empty' | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
  if (bytesRead === 0) return 'empty';
  return versionOf(buffer.toString('utf8', 0, bytesRead).split('\n', 1)[0] ?? '');
}

async function readRecords(
  handle: FileHandle,
  { sink, onRecord, onNote }: HistoryOptions,
): Promise<ReadRecords> {
  let unreadable = 0;
  let isHeader = true;
  const read = await readLines(handle, (text) => {
    if (isHeader) {
      isHeader = false;
      return;
    }
    const line = readLine(text);
    if (line.kind === 'unreadable') unreadable += 1;
    else if (line.kind === 'record') {
      sink.add(line.record);
      onRecord?.(line.record);
    } else {
      sink.note(line.note);
      onNote?.(line.note);
    }
  });
  return { ...read, unreadable };
}

function setAside(path: string, isNewer: boolean): HistoryProblem {
  return isNewer
    ? {
        kind: 'newer',
        message: `The build history was written by a newer version of CodeBuild Workbench. It was set aside as ${path}, and builds are fetched again.`,
      }
    : {
        kind: 'damaged',
        message: `The file of the build history cannot be read. It was set aside as ${path}, and builds are fetched again.`,
      };
}

function cut(path: string): HistoryProblem {
  return {
    kind: 'cut',
    message: `A part of the build history in ${path} is gone. The builds that are left are shown, and the others are fetched again.`,
  };
}

function unwritable(directory: string, error: unknown): HistoryProblem {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return {
    kind: 'unwritable',
    message: `The build history cannot be kept in ${directory} (${code}). It is fetched anew in the next window.`,
  };
}
