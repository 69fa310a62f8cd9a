import { type FileHandle, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildRecord, RecordNote } from '../../history/record';
import { makePrivateFolder, writePrivateFile } from '../../private-files';
import { Hearing, type Hears } from './hearing';
import { cut, type HistoryProblem, unwritable } from './history-problem';
import { type HistoryIndex, indexText, type ProjectProgress, readIndex } from './progress';
import { noteLine, recordLine } from './record-lines';
import { openRecords, RECORDS_FILE } from './records-file';

export interface HistoryOptions extends Hears {
  /** Of one account and region; made with its files, which are their owner's alone. */
  directory: string;
  onProblem(problem: HistoryProblem): void;
}

const INDEX = 'index.json';

/**
 * The builds of an account and region on disk. Records are lines that are only ever appended, so that a crash can cut short the last one
 * and nothing else; how far each project was fetched stands in an index that is replaced whole.
 */
export class HistoryStore {
  private writing: Promise<void> = Promise.resolve();
  private isUnwritable = false;

  private constructor(
    private readonly options: HistoryOptions,
    private readonly hearing: Hearing,
    private readonly handle: FileHandle | undefined,
    private readonly index: HistoryIndex,
    private needsNewline: boolean,
  ) {}

  /** Reads all records into the sink. A file that cannot be read is set aside, and told of. */
  static async open(options: HistoryOptions): Promise<HistoryStore> {
    const { directory, onProblem } = options;
    const path = join(directory, RECORDS_FILE);
    const hearing = new Hearing(options);
    const empty = () => ({ bytes: 0, unreadable: 0, projects: new Map<string, ProjectProgress>() });
    try {
      await makePrivateFolder(directory);
      let isSetAside = false;
      const { handle, read } = await openRecords(path, {
        onProblem(problem) {
          isSetAside = true;
          onProblem(problem);
        },
        hear(line) {
          if (line.kind === 'record') hearing.record(line.record);
          else if (line.kind === 'note') hearing.note(line.note);
        },
      });
      const stored = await readFile(join(directory, INDEX), 'utf8').then(readIndex, () => undefined);
      const isLess =
        stored !== undefined && (read.bytes < stored.bytes || read.unreadable > stored.unreadable);
      // of a file that was set aside that is told already
      if (isLess && !isSetAside) onProblem(cut(path));
      // what the index says was fetched is not there any more: all lists are read anew, and the builds that are missing
      const projects = stored && !isLess ? stored.projects : empty().projects;
      return new HistoryStore(options, hearing, handle, { ...read, projects }, !read.isWhole);
    } catch (error) {
      onProblem(unwritable(directory, error));
      return new HistoryStore(options, hearing, undefined, empty(), false);
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
    for (const record of records) this.hearing.record(record);
    for (const note of notes) this.hearing.note(note);
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
