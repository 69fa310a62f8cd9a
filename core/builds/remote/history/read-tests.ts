import type { Report, TestCase } from '@aws-sdk/client-codebuild';
import type { RecordedTestCase, RecordNote, TestCounts } from '../../history/record';
import { testKey } from '../../reports/flaky-tests';
import type { PollAnswer } from '../poll/wanted';
import { BATCH_SIZE } from '../projects';
import type { HistoryCalls } from './calls';
import type { HistoryStore } from './history-store';
import type { TestReports, WantedReports } from './test-reports';

export interface ReadTestsParts {
  calls: Pick<HistoryCalls, 'reports' | 'testCases'>;
  store: Pick<HistoryStore, 'append'>;
  tests: TestReports;
}

/**
 * Reads the test reports that are still there: how many tests succeeded and failed, and which of them where builds can be compared.
 * Returns the first failure.
 */
export async function readTests({ calls, store, tests }: ReadTestsParts): Promise<PollAnswer<void>> {
  for (const builds of inHundreds(tests.uncounted())) {
    const answer = await calls.reports(builds.flatMap(({ reportArns }) => reportArns));
    if (!answer.ok) return answer;
    await store.append(
      [],
      builds.flatMap((build) => countsNote(build, answer.value) ?? []),
    );
  }
  for (const build of tests.comparable()) {
    const answer = await readCases(build, calls);
    if (!answer.ok) return answer;
    await store.append([], [{ id: build.id, testCases: answer.value }]);
  }
  return { ok: true, value: undefined };
}

/** As many builds together as one call takes the reports of. */
function inHundreds(builds: readonly WantedReports[]): WantedReports[][] {
  const calls: WantedReports[][] = [];
  let room = 0;
  for (const build of builds) {
    const { length } = build.reportArns;
    if (length > room) {
      calls.push([]);
      room = BATCH_SIZE;
    }
    room -= length;
    calls.at(-1)?.push(build);
  }
  return calls;
}

/** Undefined where a build has no test report, or one that is still being made. */
function countsNote({ id, reportArns }: WantedReports, reports: readonly Report[]): RecordNote | undefined {
  const own = reports.filter(({ arn, type }) => type === 'TEST' && reportArns.includes(arn ?? ''));
  if (own.length === 0 || own.some(({ status }) => status === 'GENERATING')) return undefined;
  const tests: TestCounts = { succeeded: 0, failed: 0, skipped: 0, unknown: 0 };
  for (const { testSummary } of own)
    for (const [status, count] of Object.entries(testSummary?.statusCounts ?? {}))
      tests[COUNTS[status] ?? 'unknown'] += count;
  return { id, tests };
}

const COUNTS: Readonly<Record<string, keyof TestCounts>> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  ERROR: 'failed',
  SKIPPED: 'skipped',
};

async function readCases(
  { reportArns }: WantedReports,
  calls: Pick<HistoryCalls, 'testCases'>,
): Promise<PollAnswer<RecordedTestCase[]>> {
  const results = new Map<string, boolean | undefined>();
  for (const arn of reportArns) {
    let next: string | undefined;
    do {
      const page = await calls.testCases(arn, next);
      // a report of coverage has no tests, and one may be gone meanwhile
      if (!page.ok && (page.error.kind === 'other' || page.error.kind === 'not-found')) break;
      if (!page.ok) return page;
      for (const testCase of page.value.items) hearCase(results, groupOf(arn), testCase);
      next = page.value.next;
    } while (next !== undefined);
  }
  return {
    ok: true,
    value: [...results].flatMap(([key, passed]) => (passed === undefined ? [] : { key, passed })),
  };
}

/** A name that several tests of a report share tells nothing: nobody knows which is which. */
function hearCase(results: Map<string, boolean | undefined>, group: string, testCase: TestCase): void {
  const { name = '', prefix, testSuiteName, status } = testCase;
  const key = `${group} ${testKey({ name, prefix, testSuiteName })}`;
  const result = COUNTS[status ?? ''];
  const isResult = result === 'succeeded' || result === 'failed';
  results.set(key, results.has(key) || !isResult ? undefined : result === 'succeeded');
}

/** `arn:aws:codebuild:REGION:ACCOUNT:report/GROUP:ID` */
function groupOf(reportArn: string): string {
  return /:report\/(.+):[^:]*$/.exec(reportArn)?.[1] ?? reportArn;
}
