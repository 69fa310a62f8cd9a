import type { Report, TestCase } from '@aws-sdk/client-codebuild';
import { headline } from '../core/builds/reports/messages';
import { countOf, percentageOf } from '../core/builds/reports/numbers';
import { formatDuration } from './durations';
import type { NodeIcon, NodeModel } from './node';
import { join } from './status';

/** What people call the state of a report that is no result of tests. */
const STATUS_TEXT: Record<string, string> = {
  GENERATING: 'Being made',
  INCOMPLETE: 'Incomplete',
  DELETING: 'Being deleted',
};

/** In the order in which a reader asks for them. */
const COUNTED: [status: string, text: string][] = [
  ['SUCCEEDED', 'passed'],
  ['FAILED', 'failed'],
  ['ERROR', 'broke off'],
  ['SKIPPED', 'skipped'],
  ['UNKNOWN', 'unknown'],
];

export interface ReportModelOptions {
  /** Words for what else a menu can do with it. */
  can?: string;
  /** The identifier of the build of a batch that made it, where that does not stand above it. */
  build?: string;
  /** How many of its tests are known to have passed and failed for one commit. */
  flaky?: number;
}

/** How a report of a build looks, whoever ran that. */
export function reportModel(report: Report, { can, build, flaky = 0 }: ReportModelOptions): NodeModel {
  const name = groupOf(report);
  const result = resultText(report);
  const incomplete = STATUS_TEXT[report.status ?? ''];
  const kind = report.type === 'CODE_COVERAGE' ? 'Coverage report' : 'Test report';
  const { testSummary, codeCoverageSummary: coverage, truncated } = report;
  const flakyText = flaky > 0 ? `${flaky} flaky` : undefined;
  return {
    label: name,
    description: join([incomplete, result, flakyText, build], ' · '),
    tooltip: join(
      [
        `${kind} ${report.name ?? name}: ${join([incomplete, result], ', ') || 'empty'}`,
        flakyText && `${flakyText}: passed and failed for the same commit`,
        build && `Of the build ${build}`,
        testSummary && `Took ${formatDuration(countOf(testSummary.durationInNanoSeconds) / 1e6)}`,
        truncated ? 'More tests ran than the report holds' : undefined,
        coverage && `Lines ${counts(coverage.linesCovered, coverage.linesMissed)}`,
        coverage && `Branches ${counts(coverage.branchesCovered, coverage.branchesMissed)}`,
        report.created && `Made ${report.created.toLocaleString()}`,
        report.expired && `Kept until ${report.expired.toLocaleString()}`,
        report.status === 'INCOMPLETE'
          ? 'Its files could not be read: see the log of the phase UPLOAD_ARTIFACTS'
          : undefined,
      ],
      '\n',
    ),
    icon: icon(report),
    contextValue: join(['report', can], ' '),
    children: failedCount(report) > 0 ? 'collapsed' : 'none',
    accessibilityLabel: join(
      [`${kind} ${name}`, incomplete, result, flakyText, build && `of ${build}`],
      ', ',
    ),
  };
}

/** Tests of a report that did not pass: failed and broken off. */
function failedCount({ testSummary }: Report): number {
  const { statusCounts = {} } = testSummary ?? {};
  return (statusCounts.FAILED ?? 0) + (statusCounts.ERROR ?? 0);
}

/** How a test that did not pass looks; a flaky one has passed for the same commit. */
export function testCaseModel(
  { name, prefix, testSuiteName, status, message, durationInNanoSeconds }: TestCase,
  isFlaky = false,
): NodeModel {
  const label = name ?? 'Test without a name';
  const broke = status === 'ERROR' ? 'Broke off' : 'Failed';
  const where = prefix || testSuiteName;
  const duration =
    durationInNanoSeconds === undefined ? undefined : formatDuration(countOf(durationInNanoSeconds) / 1e6);
  const first = message && headline(message);
  const flaky = isFlaky ? 'flaky' : undefined;
  return {
    label,
    description: join([broke, flaky, where, first], ' · '),
    tooltip: join(
      [
        join([where, label], ' '),
        join([broke, duration], ', '),
        flaky && 'Flaky: it passed for the same commit',
        message?.trim(),
      ],
      '\n',
    ),
    icon:
      status === 'ERROR'
        ? { id: 'warning', color: 'testing.iconErrored' }
        : { id: 'error', color: 'testing.iconFailed' },
    contextValue: 'testCase',
    children: 'none',
    accessibilityLabel: join([`Test ${label}`, broke, flaky, where, first], ', '),
  };
}

/** Such as `42 passed, 1 failed`, or `87.5 % of lines, 60 % of branches`; '' where the report has neither. */
export function resultText({ testSummary, codeCoverageSummary }: Report): string {
  if (testSummary) {
    const { statusCounts = {}, total } = testSummary;
    const parts = COUNTED.flatMap(([status, text]) => {
      const count = statusCounts[status] ?? 0;
      return count > 0 ? `${count} ${text}` : [];
    });
    return parts.length === 0 && total === 0 ? 'no tests' : parts.join(', ');
  }
  if (!codeCoverageSummary) return '';
  const { lineCoveragePercentage, branchCoveragePercentage, branchesCovered, branchesMissed } =
    codeCoverageSummary;
  const hasBranches = countOf(branchesCovered) + countOf(branchesMissed) > 0;
  return join(
    [
      percentText(lineCoveragePercentage, 'lines'),
      hasBranches ? percentText(branchCoveragePercentage, 'branches') : undefined,
    ],
    ', ',
  );
}

function percentText(value: number | undefined, of: string): string | undefined {
  const percentage = percentageOf(value);
  // never 100 for what is not all of it
  return percentage === undefined ? undefined : `${Math.floor(percentage * 10) / 10} % of ${of}`;
}

function counts(covered: number | undefined, missed: number | undefined): string {
  return `${countOf(covered)} of ${countOf(covered) + countOf(missed)} covered`;
}

function icon(report: Report): NodeIcon {
  if (report.status === 'GENERATING') return { id: 'loading~spin' };
  if (report.status === 'INCOMPLETE') return { id: 'warning', color: 'testing.iconErrored' };
  if (report.type === 'CODE_COVERAGE') return { id: 'graph' };
  return failedCount(report) > 0 || report.status === 'FAILED'
    ? { id: 'error', color: 'testing.iconFailed' }
    : { id: 'pass', color: 'testing.iconPassed' };
}

/** The name of the group that a report belongs to, by the group's ARN or the report's (`…:report/<group>:<uuid>`). */
function groupOf({ reportGroupArn = '', arn = '', name }: Report): string {
  const group = /:report-group\/(.+)$/.exec(reportGroupArn)?.[1] ?? /:report\/([^:]+):/.exec(arn)?.[1];
  return group ?? name ?? 'Report';
}
