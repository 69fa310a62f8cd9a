import type { Report, TestCase } from '@aws-sdk/client-codebuild';
import { formatDuration } from '../../durations';
import type { NodeIcon, NodeModel } from '../../node';
import { join } from '../../status';

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

/** `build`: the identifier of the build of a batch that made it, where that does not stand above it. */
export function reportModel(
  report: Report,
  { hasConsole, build }: { hasConsole: boolean; build?: string },
): NodeModel {
  const name = groupOf(report);
  const result = resultText(report);
  const incomplete = STATUS_TEXT[report.status ?? ''];
  const kind = report.type === 'CODE_COVERAGE' ? 'Coverage report' : 'Test report';
  const { testSummary, codeCoverageSummary: coverage, truncated } = report;
  return {
    label: name,
    description: join([incomplete, result, build], ' · '),
    tooltip: join(
      [
        `${kind} ${report.name ?? name}: ${join([incomplete, result], ', ') || 'empty'}`,
        build && `Of the build ${build}`,
        testSummary && `Took ${formatDuration((testSummary.durationInNanoSeconds ?? 0) / 1e6)}`,
        truncated ? 'More tests ran than the report holds' : undefined,
        coverage && `Lines ${counts(coverage.linesCovered, coverage.linesMissed)}`,
        coverage && `Branches ${counts(coverage.branchesCovered, coverage.branchesMissed)}`,
        report.created && `Made ${report.created.toLocaleString()}`,
        report.expired && `Kept until ${report.expired.toLocaleString()}`,
        report.status === 'INCOMPLETE'
          ? 'CodeBuild could not read its files: see the log of the phase UPLOAD_ARTIFACTS'
          : undefined,
      ],
      '\n',
    ),
    icon: icon(report),
    contextValue: join(['report copyable', hasConsole ? 'console' : ''], ' '),
    children: failedCount(report) > 0 ? 'collapsed' : 'none',
    accessibilityLabel: join([`${kind} ${name}`, incomplete, result, build && `of ${build}`], ', '),
  };
}

/** Tests of a report that did not pass: failed and broken off. */
export function failedCount({ testSummary }: Report): number {
  const { statusCounts = {} } = testSummary ?? {};
  return (statusCounts.FAILED ?? 0) + (statusCounts.ERROR ?? 0);
}

export function testCaseModel({
  name,
  prefix,
  testSuiteName,
  status,
  message,
  durationInNanoSeconds,
}: TestCase): NodeModel {
  const label = name ?? 'Test without a name';
  const broke = status === 'ERROR' ? 'Broke off' : 'Failed';
  const where = prefix || testSuiteName;
  const duration =
    durationInNanoSeconds === undefined ? undefined : formatDuration(durationInNanoSeconds / 1e6);
  const first = message?.trim().split('\n', 1)[0];
  return {
    label,
    description: join([broke, where, first], ' · '),
    tooltip: join([join([where, label], ' '), join([broke, duration], ', '), message?.trim()], '\n'),
    icon:
      status === 'ERROR'
        ? { id: 'warning', color: 'testing.iconErrored' }
        : { id: 'error', color: 'testing.iconFailed' },
    contextValue: 'testCase',
    children: 'none',
    accessibilityLabel: join([`Test ${label}`, broke, where, first], ', '),
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
  const branches = (branchesCovered ?? 0) + (branchesMissed ?? 0) > 0;
  return join(
    [
      lineCoveragePercentage === undefined ? undefined : `${percent(lineCoveragePercentage)} of lines`,
      branches && branchCoveragePercentage !== undefined
        ? `${percent(branchCoveragePercentage)} of branches`
        : undefined,
    ],
    ', ',
  );
}

function percent(value: number): string {
  // never 100 for what is not all of it
  return `${Math.floor(value * 10) / 10} %`;
}

function counts(covered = 0, missed = 0): string {
  return `${covered} of ${covered + missed} covered`;
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
