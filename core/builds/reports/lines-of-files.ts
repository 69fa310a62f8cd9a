import { Coverage } from './coverage';
import type { CoveredLines } from './model';
import { readReportFile } from './read-report-file';
import { matchingFiles, reportPath } from './report-paths';
import type { ReportFile } from './unpack-reports';

/** The lines of the files that some coverage reports tell of. */
export class LinesOfFiles {
  private constructor(private readonly byPath: ReadonlyMap<string, CoveredLines>) {}

  /** Reads report files; those that are none, or tell nothing of coverage, count for nothing. `pause` lets others have their turn. */
  static async read(files: readonly ReportFile[], pause: () => Promise<unknown>): Promise<LinesOfFiles> {
    const coverage = new Coverage();
    for (const { name, content } of files) {
      const read = await readReportFile(name, content, pause);
      if (!read.ok) continue;
      for (const { filePath, lineHits, lineBranches = [] } of read.content.codeCoverages ?? []) {
        for (const [line, hits] of lineHits) coverage.line(filePath, line, hits);
        for (const [line, covered, missed] of lineBranches)
          coverage.branches(filePath, String(line), covered, missed, line);
      }
    }
    return new LinesOfFiles(new Map(coverage.codeCoverages.map((file) => [file.filePath, file])));
  }

  /** Of a path as a service tells it, which may be longer or shorter than that in the files. */
  of(filePath: string): CoveredLines | undefined {
    const exact = this.byPath.get(filePath);
    if (exact) return exact;
    const path = reportPath(filePath);
    const [only, ...others] = path ? matchingFiles(path, [...this.byPath.keys()]) : [];
    return only !== undefined && others.length === 0 ? this.byPath.get(only) : undefined;
  }
}
