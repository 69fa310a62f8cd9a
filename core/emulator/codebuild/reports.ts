import type { Input } from '../input';
import type { CodeCoverage, TestCase } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { pageOf } from '../paging';
import type { ReportRecord } from '../reports/report-record';
import { invalidInput, notFound } from '../service-error';
import type { ReportHeader } from '../store/report-records';
import { PAGE_SIZE } from './projects';
import { existingReportGroup } from './report-groups';

const STATUSES = ['GENERATING', 'SUCCEEDED', 'FAILED', 'INCOMPLETE', 'DELETING'] as const;

export const listReports: Operation = (input, { store }) => pageOfArns(input, store.reports());

export const listReportsForReportGroup: Operation = (input, context) =>
  pageOfArns(input, context.store.reportsOf(existingReportGroup(input, context).arn));

export const batchGetReports: Operation = (input, { store }) => {
  const arns = input.strings('reportArns', 100);
  const found = new Map([...new Set(arns)].map((arn) => [arn, store.report(arn)?.report]));
  return {
    reports: [...found.values()].filter((report) => report !== undefined),
    reportsNotFound: arns.filter((arn) => !found.get(arn)),
  };
};

/** Deleting what is not there succeeds. */
export const deleteReport: Operation = (input, { store }) => {
  store.deleteReport(input.requiredString('arn'));
  return {};
};

export const describeTestCases: Operation = (input, context) => {
  const { testCases } = existingReport(input, context);
  const filter = input.object('filter');
  const [status, keyword = ''] = [filter?.string('status'), filter?.string('keyword')];
  const matching = testCases
    .map((testCase, index) => ({ testCase, index }))
    .filter(({ testCase }) => status === undefined || testCase.status === status)
    .filter(({ testCase: { name = '', prefix = '' } }) => name.includes(keyword) || prefix.includes(keyword));
  const page = pageOf(matching, ({ index }) => String(index), paging(input));
  const items: TestCase[] = page.items.map(({ testCase }) => testCase);
  return { testCases: items, nextToken: page.nextToken };
};

export const describeCodeCoverages: Operation = (input, context) => {
  const { codeCoverages } = existingReport(input, context);
  const percentage = ({ lineCoveragePercentage = 0 }: CodeCoverage) => lineCoveragePercentage;
  const least = input.number('minLineCoveragePercentage', { min: 0, max: 100 }) ?? 0;
  const most = input.number('maxLineCoveragePercentage', { min: 0, max: 100 }) ?? 100;
  const byPath = (a: CodeCoverage, b: CodeCoverage) => ((a.filePath ?? '') < (b.filePath ?? '') ? -1 : 1);
  const byCoverage =
    input.oneOf('sortBy', ['FILE_PATH', 'LINE_COVERAGE_PERCENTAGE']) === 'LINE_COVERAGE_PERCENTAGE';
  const matching = codeCoverages
    .filter((coverage) => percentage(coverage) >= least && percentage(coverage) <= most)
    .sort(byCoverage ? (a, b) => percentage(a) - percentage(b) || byPath(a, b) : byPath);
  if (input.oneOf('sortOrder', ['ASCENDING', 'DESCENDING']) === 'DESCENDING') matching.reverse();
  const page = pageOf(matching, ({ id = '' }) => id, paging(input));
  return { codeCoverages: page.items, nextToken: page.nextToken };
};

function existingReport(input: Input, { store }: EmulatorContext): ReportRecord {
  const arn = input.requiredString('reportArn');
  const record = store.report(arn);
  if (!record) throw notFound(`Report does not exist: ${arn}`);
  return record;
}

function pageOfArns(input: Input, newestFirst: ReportHeader[]): { reports: string[]; nextToken?: string } {
  const status = input.object('filter')?.oneOf('status', STATUSES);
  const matching = newestFirst.filter((report) => status === undefined || report.status === status);
  if (input.oneOf('sortOrder', ['ASCENDING', 'DESCENDING']) === 'ASCENDING') matching.reverse();
  const page = pageOf(matching, ({ arn }) => arn, paging(input));
  return { reports: page.items.map(({ arn }) => arn), nextToken: page.nextToken };
}

function paging(input: Input) {
  return {
    nextToken: input.string('nextToken'),
    size: input.integer('maxResults', { min: 1, max: 100 }) ?? PAGE_SIZE,
    refuse: invalidInput,
  };
}
