import { setImmediate } from 'node:timers/promises';
import type { CoveredLines } from '../../core/builds/reports/model';
import { readReportFile } from '../../core/builds/reports/read-report-file';
import type { ShownBuild, ShownReport } from './shown-build';

/** A file of a report. */
export interface ReportFile {
  /** Without its folder. */
  name: string;
  content: Uint8Array;
}

/** Report files as the Testing view shows them, with the lines of covered files, and what is wrong with those that are none. */
export async function shownFiles(
  files: readonly ReportFile[],
): Promise<{ shown?: ShownBuild; wrong: string[] }> {
  const reports: ShownReport[] = [];
  const wrong: string[] = [];
  for (const { name, content } of files) {
    const read = await readReportFile(name, content, () => setImmediate());
    if (!read.ok) {
      wrong.push(read.message);
      continue;
    }
    const { testCases = [], testSummary, codeCoverages = [] } = read.content;
    const lines = new Map<string, CoveredLines>(codeCoverages.map((file) => [file.filePath, file]));
    reports.push({
      name,
      testCases,
      total: testSummary?.total,
      flaky: new Set(),
      codeCoverages,
      linesOf: async (filePath) => lines.get(filePath),
    });
  }
  if (reports.length === 0) return { wrong };
  const description = reports.length === 1 ? (reports[0]?.name ?? '') : `${reports.length} files`;
  return {
    shown: {
      root: { id: 'report files', label: 'Report files' },
      name: description,
      description,
      status: 'read from disk',
      reports,
    },
    wrong,
  };
}
