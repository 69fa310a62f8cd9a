/** CodeBuild's ReportType. */
export type ReportType = 'TEST' | 'CODE_COVERAGE';

/** CodeBuild's ReportStatusType, as far as a finished build can have it. */
export type ReportStatus = 'SUCCEEDED' | 'FAILED' | 'INCOMPLETE';

/** What CodeBuild says of a test case (AWS docs test-report). */
export const TEST_CASE_STATUSES = ['SUCCEEDED', 'FAILED', 'ERROR', 'SKIPPED', 'UNKNOWN'] as const;
export type TestCaseStatus = (typeof TEST_CASE_STATUSES)[number];

/** One test of a report. */
export interface TestCase {
  name: string;
  /** What stands before the name: a class, a fixture or a feature. */
  prefix?: string;
  testSuiteName?: string;
  status: TestCaseStatus;
  durationInNanoSeconds: number;
  /** Why it did not succeed. */
  message?: string;
  /** Where the test or its failure is, as the tool wrote it; never a path to trust. */
  file?: string;
  /** From 1. */
  line?: number;
}

/** Counts of lines and branches; CodeBuild's percentages are the share of the covered ones, 100 where there are none. */
export interface CoverageCounts {
  lineCoveragePercentage: number;
  linesCovered: number;
  linesMissed: number;
  branchCoveragePercentage: number;
  branchesCovered: number;
  branchesMissed: number;
}

/** The coverage of one source file. */
export interface CodeCoverage extends CoverageCounts {
  /** As the tool wrote it; never a path to trust. */
  filePath: string;
  /** Line, from 1, and how often it ran; empty where the format has totals only. In the order of the lines. */
  lineHits: [line: number, hits: number][];
  /** Line, from 1, and how many of its branches were taken and were not; absent where no line is known to have any. */
  lineBranches?: [line: number, covered: number, missed: number][];
}

/** What is known of the lines of a covered file. */
export type CoveredLines = Pick<CodeCoverage, 'lineHits' | 'lineBranches'>;

/** A covered file without its lines. */
export type CoverageTotals = Omit<CodeCoverage, keyof CoveredLines>;

export interface TestSummary {
  total: number;
  statusCounts: Record<TestCaseStatus, number>;
  durationInNanoSeconds: number;
}

/** A report as CodeBuild's API has it, with its test cases or covered files. */
export interface Report {
  /** Of its report group. */
  name: string;
  reportGroupArn: string;
  type: ReportType;
  status: ReportStatus;
  /** As `file-format` names it. */
  fileFormat: string;
  /** The files it was read from, relative to the source folder, '/' between parts. */
  files: string[];
  /** True where more test cases ran than the report holds; the summary counts them all. */
  truncated: boolean;
  testSummary?: TestSummary;
  testCases?: TestCase[];
  codeCoverageSummary?: CoverageCounts;
  codeCoverages?: CodeCoverage[];
  /** Of an INCOMPLETE report: what is wrong with which file. */
  message?: string;
}

/** What a file of a report holds, or what is wrong with it: `message` names the line where there is one. */
export type ReadReport<Content> = { ok: true; content: Content } | { ok: false; message: string };

/**
 * Reads one file of a report, piece by piece, so that a large one neither fills the memory nor blocks. Never throws over what
 * a file holds.
 */
export interface ReportReader<Content> {
  write(chunk: Uint8Array): void;
  end(): ReadReport<Content>;
}
