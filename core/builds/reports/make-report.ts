import { Coverage, summarize } from './coverage';
import { type FormatName, REPORT_FORMATS } from './formats';
import { headline } from './messages';
import type { ReadReport, Report, ReportReader } from './model';
import { isFailed, TestCases } from './test-cases';

/** The names of a report: `<project>-<name>`, or what an ARN ends in. */
export interface ReportGroupName {
  name: string;
  reportGroupArn: string;
}

/** Makes one report of all files of a report group. */
export class ReportMaker {
  private readonly cases = new TestCases();
  private readonly coverage = new Coverage();
  private readonly files: string[] = [];
  private readonly wrong: string[] = [];

  constructor(
    private readonly group: ReportGroupName,
    private readonly fileFormat: FormatName,
  ) {}

  /** A reader of one more file; `location` is how a message names it, and it counts once it has ended. */
  read(path: string, location: string): ReportReader<undefined> {
    const format = REPORT_FORMATS[this.fileFormat];
    return format.type === 'TEST'
      ? this.adding(path, location, format.read(), (cases) => this.cases.addAll(cases))
      : this.adding(path, location, format.read(), (coverage) => this.coverage.addAll(coverage));
  }

  report(): Report {
    const { fileFormat, files, cases, coverage, wrong } = this;
    const { type } = REPORT_FORMATS[fileFormat];
    const message = wrong.length > 0 ? `error processing report: [${wrong.join(', ')}]` : undefined;
    const base = { ...this.group, type, fileFormat, files: [...files].sort() };
    const incomplete = message !== undefined && ({ status: 'INCOMPLETE', message } as const);
    if (type === 'TEST') {
      const testCases = cases.kept;
      const { statusCounts } = cases.summary;
      return {
        ...base,
        status: statusCounts.FAILED + statusCounts.ERROR > 0 ? 'FAILED' : 'SUCCEEDED',
        ...incomplete,
        truncated: cases.truncated,
        testSummary: cases.summary,
        testCases,
      };
    }
    const { codeCoverages } = coverage;
    return {
      ...base,
      status: 'SUCCEEDED',
      ...incomplete,
      truncated: false,
      codeCoverageSummary: summarize(codeCoverages),
      codeCoverages,
    };
  }

  private adding<Content>(
    path: string,
    location: string,
    reader: ReportReader<Content>,
    add: (content: Content) => void,
  ): ReportReader<undefined> {
    return {
      write: (chunk) => reader.write(chunk),
      end: (): ReadReport<undefined> => {
        const read = reader.end();
        if (read.ok) {
          this.files.push(path);
          add(read.content);
          return { ok: true, content: undefined };
        }
        this.wrong.push(`${location}: ${read.message}`);
        return read;
      },
    };
  }
}

/** What a report holds in one line, as a log shows it. */
export function describeReport(report: Report): string {
  const { testSummary, codeCoverageSummary, files } = report;
  const from = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  if (testSummary) {
    const { total, statusCounts } = testSummary;
    const others = Object.entries(statusCounts)
      .filter(([, count]) => count > 0)
      .map(([status, count]) => `${count} ${status.toLowerCase()}`);
    return `${total} ${total === 1 ? 'test' : 'tests'} in ${from}${others.length > 0 ? `: ${others.join(', ')}` : ''}`;
  }
  if (!codeCoverageSummary) return from;
  const { linesCovered, linesMissed, lineCoveragePercentage, branchesCovered, branchesMissed } =
    codeCoverageSummary;
  const lines = `${lineCoveragePercentage}% of ${linesCovered + linesMissed} lines`;
  const branches = branchesCovered + branchesMissed;
  const ofBranches =
    branches > 0 ? `, ${codeCoverageSummary.branchCoveragePercentage}% of ${branches} branches` : '';
  return `${lines}${ofBranches} covered, from ${from}`;
}

/** The first failed test cases, one line each, for a log. */
export function describeFailures({ testCases = [] }: Report, most: number): string[] {
  const failed = testCases.filter(isFailed);
  const lines = failed.slice(0, most).map(({ status, prefix, name, message }) => {
    const firstLine = message && headline(message).slice(0, 200);
    const test = [prefix, name].filter(Boolean).join('.') || 'a test without a name';
    return `${status} ${test}${firstLine ? `: ${firstLine}` : ''}`;
  });
  return failed.length > most ? [...lines, `and ${failed.length - most} more`] : lines;
}
