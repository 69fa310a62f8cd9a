import type { CoveredLines, Report } from '../../core/builds/reports/model';

/** What is kept of the reports of a run: all but the lines of covered files, which are large and seldom looked at. */
export interface KeptReports {
  reports: Report[];
}

/** The lines of covered files, by the name of the report and the path in it. */
export type LinesOfReports = Record<string, Record<string, CoveredLines>>;

const MOST_TEST_CASES = 10_000;
const MOST_FILES = 10_000;
const MOST_LINES = 300_000;

/** Parts reports into what is read often and what is read for one file at a time; no more of a run than its bounds. */
export function partReports(reports: readonly Report[]): { reports: Report[]; lines: LinesOfReports } {
  // a name may be that of a property of every object
  const lines: LinesOfReports = Object.create(null);
  let [testCases, files, left] = [MOST_TEST_CASES, MOST_FILES, MOST_LINES];
  const kept = reports.map((report): Report => {
    const ownCases = report.testCases?.slice(0, testCases);
    const ownFiles = report.codeCoverages?.slice(0, files);
    testCases -= ownCases?.length ?? 0;
    files -= ownFiles?.length ?? 0;
    const ofReport = lines[report.name] ?? {};
    lines[report.name] = ofReport;
    return {
      ...report,
      ...(ownCases && { testCases: ownCases }),
      ...(ownFiles && {
        codeCoverages: ownFiles.map(({ lineHits, lineBranches, ...totals }) => {
          if (lineHits.length > 0 && lineHits.length <= left) {
            left -= lineHits.length;
            ofReport[totals.filePath] = { lineHits, lineBranches };
          }
          return { ...totals, lineHits: [] };
        }),
      }),
    };
  });
  return { reports: kept, lines };
}

/** What lies on disk may be of another version, or cut off: undefined for what is none. */
export function readKeptReports(text: string): KeptReports | undefined {
  const value = parse(text) as Partial<KeptReports> | undefined;
  const isKept =
    Array.isArray(value?.reports) &&
    value.reports.every(
      (report) =>
        typeof report?.name === 'string' &&
        Array.isArray(report.testCases ?? []) &&
        Array.isArray(report.codeCoverages ?? []),
    );
  return isKept ? (value as KeptReports) : undefined;
}

export function readLines(text: string): LinesOfReports {
  const value = parse(text);
  return typeof value === 'object' && value !== null ? (value as LinesOfReports) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
