import type { TestCase } from './model';
import { isFailed } from './test-cases';

/** The tests of one report, of a build of a commit. */
export interface CommitReport {
  /** What the same tests can be compared by: the commit and all else that makes a build what it is. */
  sameAs: string;
  /** Of the report group, and of the build in a batch. */
  group: string;
  testCases: readonly Pick<TestCase, 'name' | 'prefix' | 'testSuiteName' | 'status'>[];
}

/** What tells tests of a report apart. */
export function testKey({
  prefix = '',
  testSuiteName = '',
  name,
}: Pick<TestCase, 'name' | 'prefix' | 'testSuiteName'>): string {
  return JSON.stringify([testSuiteName, prefix, name]);
}

/**
 * The tests of a report that passed in one build and failed in another, of the same commit. What broke off counts as failed; what was
 * skipped tells nothing. A name that several tests of a report share tells nothing either: nobody knows which is which.
 */
export function flakyTests(report: CommitReport, others: readonly CommitReport[]): Set<string> {
  const alike = others.filter(
    (other) => other !== report && other.sameAs === report.sameAs && other.group === report.group,
  );
  const results = alike.map(resultsOf);
  return new Set(
    [...resultsOf(report)]
      .filter(([key, hasPassed]) => results.some((other) => other.get(key) === !hasPassed))
      .map(([key]) => key),
  );
}

/** Whether each test passed, of those that ran and whose name is one test's. */
function resultsOf({ testCases }: CommitReport): Map<string, boolean> {
  const results = new Map<string, boolean>();
  const seen = new Set<string>();
  for (const testCase of testCases) {
    const key = testKey(testCase);
    if (seen.has(key)) results.delete(key);
    else if (testCase.status === 'SUCCEEDED' || isFailed(testCase)) results.set(key, !isFailed(testCase));
    seen.add(key);
  }
  return results;
}
