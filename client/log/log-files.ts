import { createReadStream } from 'node:fs';
import { appendFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/builds/events';
import { BatchWriter } from '../batch-writer';
import { Emitter } from '../emitter';
import { fileName } from './file-name';
import { makeRoom } from './make-room';

/** Bytes of one log that stay on disk. */
const LONGEST_LOG = 1_000_000_000;

/** Bytes of all logs in a folder together; the newest stays, however long it is. */
const MOST_BYTES = 200_000_000;

/** Milliseconds between two writes of one log. */
const INTERVAL = 250;

/** Characters that wait at most, so that no write takes long. */
const MOST_WAITING = 1_000_000;

/** One build's log while it is written. Nothing here rejects: a full disk is no reason for a build to fail. */
export interface LogWriter {
  append(text: string): void;
  /** Resolves when what is there now is on disk. */
  flush(): Promise<void>;
  /** Resolves when all is on disk. */
  end(): Promise<void>;
}

/**
 * The logs of builds on disk, one file a build, as the builds wrote them (secrets are masked before), readable by the user alone.
 */
export class LogFiles {
  private readonly writing = new Set<string>();
  private readonly began = new Emitter<string>();
  private readonly grew = new Emitter<string>();
  private readonly removed = new Emitter<(buildId: string) => boolean>();
  /** Fires with the path of a log that begins, in place of any that was there. */
  readonly onDidBegin = this.began.event;
  /** Fires with the path of a log that has grown, or has ended. */
  readonly onDidGrow = this.grew.event;
  /** Fires when logs had to make room for newer ones, with a function that knows them. */
  readonly onDidRemove = this.removed.event;

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
    private readonly limits: { longest?: number; all?: number } = {},
  ) {}

  open(buildId: string): LogWriter {
    const path = this.pathOf(buildId);
    let left = this.limits.longest ?? LONGEST_LOG;
    this.writing.add(path);
    let written: Promise<unknown> = mkdir(this.folder, { recursive: true, mode: 0o700 })
      .then(() => rm(path, { force: true }))
      .then(() => this.began.fire(path));
    written.catch(() => undefined);
    const write = (text: string) => {
      written = written.then(() => appendFile(path, text, { mode: 0o600 })).then(() => this.grew.fire(path));
      // told at the end; until then it must not count as unhandled
      written.catch(() => undefined);
    };
    const writer = new BatchWriter(write, this.clock, { interval: INTERVAL, most: MOST_WAITING });
    const flush = async () => {
      writer.flush();
      await written.catch(() => undefined);
    };
    return {
      append: (text) => {
        if (left <= 0) return;
        const { kept, size } = within(text, left);
        left -= size;
        writer.append(kept);
        if (kept.length === text.length) return;
        left = 0;
        writer.append('\n[CodeBuild Workbench] The log is longer than what is kept of it; it ends here.\n');
      },
      flush,
      end: async () => {
        await flush();
        this.writing.delete(path);
        this.grew.fire(path);
        await this.makeRoom(path);
      },
    };
  }

  /** Whether a log may grow. */
  isWritten(path: string): boolean {
    return this.writing.has(path);
  }

  /** Whether anything is kept of a log. */
  async has(buildId: string): Promise<boolean> {
    const path = this.pathOf(buildId);
    return this.isWritten(path) || (await stat(path).then(Boolean, () => false));
  }

  /** What is kept of a log, in pieces of text; none where nothing is. Never rejects. */
  async *pieces(buildId: string): AsyncGenerator<string, void> {
    try {
      for await (const piece of createReadStream(this.pathOf(buildId), 'utf8')) yield String(piece);
    } catch {
      // as if it ended here
    }
  }

  pathOf(buildId: string): string {
    return join(this.folder, `${fileName(buildId)}.log`);
  }

  /** What cannot be removed now stays behind; it is in nobody's way. */
  discard({ id }: { id: string }): void {
    rm(this.pathOf(id), { force: true }).catch(() => undefined);
  }

  /** Removes the oldest logs where all together are too large; the one that ended last stays, and those that are being written. */
  private async makeRoom(ended: string): Promise<void> {
    const removed = await makeRoom(this.folder, {
      ending: '.log',
      most: this.limits.all ?? MOST_BYTES,
      stays: (path) => path === ended || this.writing.has(path),
    });
    if (removed.size > 0) this.removed.fire((buildId) => removed.has(this.pathOf(buildId)));
  }
}

/** As much of a text as fits into so many bytes of UTF-8, in whole lines where it does not fit. */
function within(text: string, bytes: number): { kept: string; size: number } {
  const size = Buffer.byteLength(text);
  if (size <= bytes) return { kept: text, size };
  const cut = Buffer.from(text).subarray(0, bytes).lastIndexOf(0x0a) + 1;
  return { kept: Buffer.from(text).subarray(0, cut).toString(), size: cut };
}
