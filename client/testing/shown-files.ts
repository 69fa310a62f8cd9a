import { setImmediate } from 'node:timers/promises';
import type { CoveredLines } from '../../core/builds/reports/model';
import { formatOf, readReportFile } from '../../core/builds/reports/read-report-file';
import { isZip, type ReportFile, unpackReports } from '../../core/builds/reports/unpack-reports';
import type { ShownBuild, ShownReport } from './shown-build';

/** Report files as the Testing view shows them, with the lines of covered files, and what is wrong with those that are none. */
export async function shownFiles(
  files: readonly ReportFile[],
): Promise<{ shown?: ShownBuild; wrong: string[] }> {
  const reports: ShownReport[] = [];
  const wrong: string[] = [];
  for (const { name, content } of await unpacked(files, wrong)) {
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

/** The files, those of archives in their place; of an archive only what is a report counts. */
async function unpacked(files: readonly ReportFile[], wrong: string[]): Promise<ReportFile[]> {
  const found: ReportFile[] = [];
  for (const file of files) {
    if (!isZip(file.content)) {
      found.push(file);
      continue;
    }
    const inside = await unpackReports(file.content);
    const reports = inside?.filter(({ content }) => formatOf(content) !== undefined) ?? [];
    if (!inside) wrong.push(`${file.name} cannot be unpacked`);
    else if (reports.length === 0) wrong.push(`${file.name} has no report in it`);
    found.push(...reports);
  }
  return found;
}
