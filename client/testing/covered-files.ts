import type { CoveredLines } from '../../core/builds/reports/model';
import type { ShownReport } from './shown-build';
import type { WorkspaceFile } from './workspace-files';

/** What reports tell of one file of the workspace. */
export interface CoveredFile {
  uri: string;
  lines: { covered: number; total: number };
  /** Absent where the report knows no branches of it. */
  branches?: { covered: number; total: number };
  /** Reads its lines; absent where there are totals only. */
  details?(): Promise<CoveredLines | undefined>;
}

/** Files that one run of the Testing view shows. */
const MOST_FILES = 10_000;

/** The covered files of some reports that are in the workspace, and how many are not. Of a file in several reports the best counts. */
export async function coveredFiles(
  reports: readonly ShownReport[],
  matching: (path: string) => Promise<WorkspaceFile[]>,
): Promise<{ files: CoveredFile[]; unknown: number }> {
  const files = new Map<string, CoveredFile>();
  let left = MOST_FILES;
  let unknown = 0;
  for (const { codeCoverages, linesOf } of reports) {
    for (const coverage of codeCoverages.slice(0, left)) {
      left--;
      const [only, ...others] = await matching(coverage.filePath);
      if (!only || others.length > 0) {
        unknown++;
        continue;
      }
      const branches = coverage.branchesCovered + coverage.branchesMissed;
      const file: CoveredFile = {
        uri: only.uri,
        lines: { covered: coverage.linesCovered, total: coverage.linesCovered + coverage.linesMissed },
        ...(branches > 0 && { branches: { covered: coverage.branchesCovered, total: branches } }),
        ...(linesOf && { details: () => linesOf(coverage.filePath) }),
      };
      const known = files.get(file.uri);
      if (!known || known.lines.covered < file.lines.covered) files.set(file.uri, file);
    }
  }
  return { files: [...files.values()], unknown };
}
