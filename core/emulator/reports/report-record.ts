import type { Report as ReportOfBuild } from '../../builds/reports/model';
import { type CodeCoverage, type Report, type ReportGroup, seconds, type TestCase } from '../model';

/** A report, with what DescribeTestCases or DescribeCodeCoverages tell of it. */
export interface ReportRecord {
  report: Report;
  testCases: TestCase[];
  codeCoverages: CodeCoverage[];
}

/** Milliseconds. */
export const REPORT_LIFETIME = 30 * 86_400_000;

interface Origin {
  buildArn: string;
  uuid: string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** The API's report of what a build found. */
export function reportRecord(found: ReportOfBuild, { buildArn, uuid, now }: Origin): ReportRecord {
  const { name, reportGroupArn, type, status, truncated, testSummary, codeCoverageSummary } = found;
  const arn = `${reportGroupArn.replace(':report-group/', ':report/')}:${uuid}`;
  const created = seconds(now);
  const expired = seconds(now + REPORT_LIFETIME);
  const testRawDataPath = found.files[0];
  return {
    report: {
      arn,
      type,
      name,
      reportGroupArn,
      executionId: buildArn,
      status,
      created,
      expired,
      exportConfig: { exportConfigType: 'NO_EXPORT' },
      truncated,
      testSummary: testSummary && { ...testSummary, statusCounts: { ...testSummary.statusCounts } },
      codeCoverageSummary,
    },
    testCases: (found.testCases ?? []).map(({ file: _file, line: _line, ...testCase }) => ({
      reportArn: arn,
      testRawDataPath,
      ...testCase,
      expired,
    })),
    codeCoverages: (found.codeCoverages ?? []).map(
      ({ lineHits: _hits, lineBranches: _branches, ...coverage }, index) => ({
        id: `${uuid}-${index}`,
        reportARN: arn,
        ...coverage,
        expired,
      }),
    ),
  };
}

/** The group of a report; it comes into being with its first one. */
export function reportGroup({ report }: ReportRecord, before: ReportGroup | undefined): ReportGroup {
  const { name = '', reportGroupArn, type, created } = report;
  return {
    exportConfig: { exportConfigType: 'NO_EXPORT' },
    tags: [],
    status: 'ACTIVE',
    ...before,
    arn: reportGroupArn,
    name,
    type: before?.type ?? type,
    created: before?.created ?? created,
    lastModified: created,
  };
}
