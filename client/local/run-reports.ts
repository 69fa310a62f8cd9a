import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildEvent, ReportEvent } from '../../core/builds/events';
import type { CoveredLines, Report } from '../../core/builds/reports/model';
import { fileName } from '../log/file-name';
import { makeRoom } from '../log/make-room';
import {
  type KeptReports,
  type LinesOfReports,
  partReports,
  readKeptReports,
  readLines,
} from './kept-reports';

/** Bytes of all reports of a workspace together. */
const MOST_BYTES = 100_000_000;

/** Runs whose reports stay in memory. */
const MOST_READ = 12;

/** Collects the reports of a build, or of those of a batch. */
export interface ReportCollector {
  hear(event: BuildEvent): void;
  /** Resolves when all is on disk; never rejects: a full disk is no reason for a build to fail. */
  end(): Promise<void>;
}

/** The reports of local runs on disk, readable by the user alone. Nothing here rejects. */
export class RunReports {
  private readonly read = new Map<string, Promise<KeptReports | undefined>>();

  constructor(
    private readonly folder: string,
    private readonly limits: { all?: number } = {},
  ) {}

  collect(): ReportCollector {
    const collected = new Map<string, Report[]>();
    return {
      hear: (event) => {
        if (event.event !== 'report') return;
        collected.set(event.buildId, [...(collected.get(event.buildId) ?? []), reportOf(event)]);
      },
      end: async () => {
        if (collected.size === 0) return;
        for (const [buildId, reports] of collected) await this.save(buildId, reports).catch(() => undefined);
        await this.makeRoom();
      },
    };
  }

  /** Undefined where nothing was kept. */
  of(buildId: string): Promise<KeptReports | undefined> {
    const known = this.read.get(buildId);
    if (known) return known;
    const reading = this.load(this.pathOf(buildId)).then(readKeptReports);
    this.read.set(buildId, reading);
    const oldest = this.read.keys().next().value;
    if (this.read.size > MOST_READ && oldest !== undefined) this.read.delete(oldest);
    return reading;
  }

  /** The lines of a covered file; undefined where they were not kept. */
  async linesOf(buildId: string, report: string, filePath: string): Promise<CoveredLines | undefined> {
    const lines: LinesOfReports = readLines(await this.load(this.pathOf(buildId, '.lines')));
    const ofReport = Object.hasOwn(lines, report) ? lines[report] : undefined;
    return ofReport && Object.hasOwn(ofReport, filePath) ? ofReport[filePath] : undefined;
  }

  /** What cannot be removed now stays behind; it is in nobody's way. */
  discard({ id }: { id: string }): void {
    this.read.delete(id);
    for (const path of [this.pathOf(id), this.pathOf(id, '.lines')])
      rm(path, { force: true }).catch(() => undefined);
  }

  private async save(buildId: string, all: Report[]): Promise<void> {
    const { reports, lines } = partReports(all);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const kept: KeptReports = { reports };
    await writeFile(this.pathOf(buildId), JSON.stringify(kept), { mode: 0o600 });
    if (Object.values(lines).some((files) => Object.keys(files).length > 0))
      await writeFile(this.pathOf(buildId, '.lines'), JSON.stringify(lines), { mode: 0o600 });
    this.read.delete(buildId);
  }

  private async makeRoom(): Promise<void> {
    const most = this.limits.all ?? MOST_BYTES;
    const removed = await makeRoom(this.folder, { ending: '.json', most, stays: () => false });
    if (removed.size > 0) this.read.clear();
  }

  private load(path: string): Promise<string> {
    return readFile(path, 'utf8').catch(() => '');
  }

  private pathOf(buildId: string, part = ''): string {
    return join(this.folder, `${fileName(buildId)}${part}.json`);
  }
}

function reportOf({ event: _event, buildId: _buildId, at: _at, log: _log, ...report }: ReportEvent): Report {
  return report;
}
