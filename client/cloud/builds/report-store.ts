import type { Report, TestCase } from '@aws-sdk/client-codebuild';
import { FAILED_STATUSES, type FailedStatus } from '../../../core/builds/remote/reports';
import type { Answer, CloudApi } from '../api';
import { Listing, type ListingState } from '../listing';
import { WholeReports } from './whole-reports';

export type ReportsApi = Pick<
  CloudApi,
  'reports' | 'failedTestCases' | 'testCases' | 'codeCoverages' | 'exportedLines'
>;

/** Reports of builds, and their failed tests, read when somebody looks at them. */
export class ReportStore {
  private readonly known = new Map<string, Report>();
  private readonly answers = new Map<string, Promise<Answer<Report[]>>>();
  /** Keys of answers that are not the last word. */
  private readonly unsettled = new Set<string>();
  private readonly failed = new Map<string, { listing: Listing; testCases: TestCase[] }>();

  /** All of their tests and covered files. */
  readonly whole: WholeReports;
  /** Keys of the tests of each report that are known to be flaky. */
  private readonly flaky = new Map<string, ReadonlySet<string>>();

  constructor(private readonly api: ReportsApi) {
    this.whole = new WholeReports(api);
  }

  /** Those that are there yet. A tree may be shown anew each second: they are read once, until `outdate` or `forget`. */
  of(reportArns: readonly string[]): Promise<Answer<Report[]>> {
    const key = reportArns.join(' ');
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.read(reportArns);
    this.answers.set(key, answer);
    void answer.then((read) => {
      const isWhole = read.ok && !read.value.some(({ status }) => status === 'GENERATING');
      if (!isWhole) this.unsettled.add(key);
    });
    return answer;
  }

  /** Their build or batch has gone on: what failed, or was still being made, is asked for again. */
  outdate(reportArns: readonly string[] = []): void {
    const key = reportArns.join(' ');
    if (this.unsettled.delete(key)) this.answers.delete(key);
  }

  get(arn: string): Report | undefined {
    return this.known.get(arn);
  }

  /** Numbers of failed tests, for `testCase`. */
  failedTests(arn: string): Promise<ListingState> {
    return this.failedOf(arn).listing.get();
  }

  async moreFailedTests(arn: string): Promise<void> {
    await this.failedOf(arn).listing.more();
  }

  testCase(arn: string, number: string): TestCase | undefined {
    return this.failed.get(arn)?.testCases[Number(number)];
  }

  noteFlaky(arn: string, keys: ReadonlySet<string>): void {
    this.flaky.set(arn, keys);
  }

  /** As far as that was found out. */
  flakyTests(arn: string): ReadonlySet<string> {
    return this.flaky.get(arn) ?? new Set();
  }

  /** So that everything is read again. */
  forget(): void {
    this.whole.forget();
    this.answers.clear();
    this.unsettled.clear();
    this.failed.clear();
  }

  private async read(reportArns: readonly string[]): Promise<Answer<Report[]>> {
    const answer = await this.api.reports(reportArns);
    if (answer.ok) for (const report of answer.value) this.known.set(report.arn ?? '', report);
    return answer;
  }

  /** What there is of them, so that nothing is asked for in vain. */
  private failedStatusesOf(arn: string): readonly FailedStatus[] {
    const counts = this.known.get(arn)?.testSummary?.statusCounts;
    return counts ? FAILED_STATUSES.filter((status) => (counts[status] ?? 0) > 0) : FAILED_STATUSES;
  }

  private failedOf(arn: string): { listing: Listing; testCases: TestCase[] } {
    const known = this.failed.get(arn);
    if (known) return known;
    const testCases: TestCase[] = [];
    const listing = new Listing(async (from) => {
      const answer = await this.api.failedTestCases(arn, this.failedStatusesOf(arn), from);
      if (!answer.ok) return answer;
      const ids = answer.value.testCases.map((testCase) => String(testCases.push(testCase) - 1));
      return { ok: true, value: { ids, nextToken: answer.value.next } };
    });
    const failed = { listing, testCases };
    this.failed.set(arn, failed);
    return failed;
  }
}
