import type * as sdk from '@aws-sdk/client-codebuild';
import type { LinesOfFiles } from '../../../core/builds/reports/lines-of-files';
import { type CoverageTotals, TEST_CASE_STATUSES, type TestCase } from '../../../core/builds/reports/model';
import { countOf, percentageOf } from '../../../core/builds/reports/numbers';
import type { Answer, CloudApi } from '../api';

type Api = Pick<CloudApi, 'testCases' | 'codeCoverages' | 'exportedLines'>;
type Page<Item> = { items: Item[]; next?: string };

/** Of one report. A report of CodeBuild has 500 test cases at most (AWS docs test-report); nothing is said of covered files. */
const MOST_ITEMS = 10_000;

/** All that reports hold, page by page, read once. */
export class WholeReports {
  private readonly testsOf = new Map<string, Promise<Answer<TestCase[]>>>();
  private readonly coveragesOf = new Map<string, Promise<Answer<CoverageTotals[]>>>();

  private readonly linesOf = new Map<string, Promise<Answer<LinesOfFiles>>>();

  constructor(private readonly api: Api) {}

  testCases(arn: string): Promise<Answer<TestCase[]>> {
    return once(this.testsOf, arn, async (from) => {
      const answer = await this.api.testCases(arn, from);
      if (!answer.ok) return answer;
      return { ok: true, value: { items: answer.value.testCases.map(testCaseOf), next: answer.value.next } };
    });
  }

  /** Totals: CodeBuild keeps no lines. */
  codeCoverages(arn: string): Promise<Answer<CoverageTotals[]>> {
    return once(this.coveragesOf, arn, async (from) => {
      const answer = await this.api.codeCoverages(arn, from);
      if (!answer.ok) return answer;
      return {
        ok: true,
        value: { items: answer.value.codeCoverages.map(totalsOf), next: answer.value.next },
      };
    });
  }

  /** Of the exported raw files of a report. */
  lines(report: sdk.Report): Promise<Answer<LinesOfFiles>> {
    return onceRead(this.linesOf, report.arn ?? '', () => this.api.exportedLines(report));
  }

  /** So that everything is read again. */
  forget(): void {
    this.testsOf.clear();
    this.coveragesOf.clear();
    this.linesOf.clear();
  }
}

function once<Item>(
  known: Map<string, Promise<Answer<Item[]>>>,
  arn: string,
  page: (from?: string) => Promise<Answer<Page<Item>>>,
): Promise<Answer<Item[]>> {
  return onceRead(known, arn, () => all(page));
}

/** What failed is tried again the next time. */
async function onceRead<T>(
  known: Map<string, Promise<Answer<T>>>,
  arn: string,
  read: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const reading = known.get(arn) ?? read();
  known.set(arn, reading);
  const answer = await reading;
  if (!answer.ok && known.get(arn) === reading) known.delete(arn);
  return answer;
}

async function all<Item>(page: (from?: string) => Promise<Answer<Page<Item>>>): Promise<Answer<Item[]>> {
  const items: Item[] = [];
  let from: string | undefined;
  do {
    const answer = await page(from);
    if (!answer.ok) return answer;
    items.push(...answer.value.items);
    from = answer.value.next;
  } while (from !== undefined && items.length < MOST_ITEMS);
  return { ok: true, value: items.slice(0, MOST_ITEMS) };
}

function testCaseOf(testCase: sdk.TestCase): TestCase {
  const { name = '', prefix, testSuiteName, status, durationInNanoSeconds, message } = testCase;
  return {
    name,
    prefix: prefix || undefined,
    testSuiteName: testSuiteName || undefined,
    status: TEST_CASE_STATUSES.find((each) => each === status) ?? 'UNKNOWN',
    durationInNanoSeconds: countOf(durationInNanoSeconds),
    message,
  };
}

function totalsOf(coverage: sdk.CodeCoverage): CoverageTotals {
  return {
    filePath: coverage.filePath ?? '',
    lineCoveragePercentage: percentageOf(coverage.lineCoveragePercentage) ?? 0,
    linesCovered: countOf(coverage.linesCovered),
    linesMissed: countOf(coverage.linesMissed),
    branchCoveragePercentage: percentageOf(coverage.branchCoveragePercentage) ?? 0,
    branchesCovered: countOf(coverage.branchesCovered),
    branchesMissed: countOf(coverage.branchesMissed),
  };
}
