import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../core/builds/events';
import { BatchWriter } from '../batch-writer';
import { Emitter } from '../emitter';
import { PlainText } from '../plain-text';
import { makeRoom } from './make-room';
import { fileName } from './storage';

/** Bytes of one log that stay on disk. Above it VS Code neither colours nor folds a document. */
const LONGEST_LOG = 20_000_000;

/** Bytes of all logs of a workspace together. */
const MOST_BYTES = 200_000_000;

/** Milliseconds between two writes of one log. */
const INTERVAL = 500;

/** One run's log while it is written. Nothing here rejects: a full disk is no reason for a build to fail. */
export interface RunLog {
  append(text: string): void;
  /** Resolves when all is on disk. */
  end(): Promise<void>;
}

/** The logs of local runs on disk, one file a run, readable by the user alone. */
export class RunLogs {
  private readonly written = new Set<string>();
  private readonly removed = new Emitter<(buildId: string) => boolean>();
  /** Fires when logs had to make room for newer ones, with a function that knows them. */
  readonly onDidRemove = this.removed.event;

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
    private readonly limits: { longest?: number; all?: number } = {},
  ) {}

  open(buildId: string): RunLog {
    const path = this.pathOf(buildId);
    const plain = new PlainText();
    let left = this.limits.longest ?? LONGEST_LOG;
    this.written.add(path);
    let written: Promise<unknown> = mkdir(this.folder, { recursive: true, mode: 0o700 });
    const write = (text: string) => {
      written = written.then(() => appendFile(path, text, { mode: 0o600 }));
      // told at the end; until then it must not count as unhandled
      written.catch(() => undefined);
    };
    const writer = new BatchWriter(write, this.clock, INTERVAL);
    return {
      append: (chunk) => {
        if (left <= 0) return;
        const text = plain.push(chunk);
        const { kept, size } = within(text, left);
        left -= size;
        writer.append(kept);
        if (kept.length === text.length) return;
        left = 0;
        writer.append('\n[CodeBuild Workbench] The log is longer than what is kept of it; it ends here.\n');
      },
      end: async () => {
        writer.flush();
        await written.catch(() => undefined);
        this.written.delete(path);
        await this.makeRoom();
      },
    };
  }

  /** Undefined where nothing was kept. */
  async read(buildId: string): Promise<string | undefined> {
    try {
      return await readFile(this.pathOf(buildId), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** What cannot be removed now stays behind; it is in nobody's way. */
  discard({ id }: { id: string }): void {
    rm(this.pathOf(id), { force: true }).catch(() => undefined);
  }

  /** Removes the oldest logs where all together are too large; those that are being written stay. */
  private async makeRoom(): Promise<void> {
    const removed = await makeRoom(this.folder, {
      ending: '.log',
      most: this.limits.all ?? MOST_BYTES,
      stays: (path) => this.written.has(path),
    });
    if (removed.size > 0) this.removed.fire((buildId) => removed.has(this.pathOf(buildId)));
  }

  private pathOf(buildId: string): string {
    return join(this.folder, `${fileName(buildId)}.log`);
  }
}

/** As much of a text as fits into so many bytes of UTF-8, in whole lines where it does not fit. */
function within(text: string, bytes: number): { kept: string; size: number } {
  const size = Buffer.byteLength(text);
  if (size <= bytes) return { kept: text, size };
  const cut = Buffer.from(text).subarray(0, bytes).lastIndexOf(0x0a) + 1;
  return { kept: Buffer.from(text).subarray(0, cut).toString(), size: cut };
}
