import { TEST_CASE_STATUSES, type TestCase, type TestCaseStatus, type TestSummary } from './model';
import { truncate } from './text';

// AWS docs test-report and limits
const MOST_TEST_CASES = 500;
const LONGEST_NAME = 1_000;
const LONGEST_MESSAGE = 5_000;

/**
 * The test cases of a report within CodeBuild's limits: those that failed are kept first, however late they come. Holds no more
 * than it gives, so that a report of a million tests is as cheap as a small one.
 */
export class TestCases {
  private readonly failed: { order: number; testCase: TestCase }[] = [];
  private readonly others: { order: number; testCase: TestCase }[] = [];
  private total = 0;
  private durationInNanoSeconds = 0;
  private readonly statusCounts = Object.fromEntries(
    TEST_CASE_STATUSES.map((status) => [status, 0]),
  ) as Record<TestCaseStatus, number>;

  /** Returns what the report may keep of the test case, undefined where it only counts. */
  add(testCase: TestCase): TestCase | undefined {
    const order = this.total++;
    this.statusCounts[testCase.status] += 1;
    this.durationInNanoSeconds += testCase.durationInNanoSeconds;
    const kept = isFailed(testCase) ? this.failed : this.others;
    if (kept.length >= MOST_TEST_CASES) return undefined;
    const limited = withinLimits(testCase);
    kept.push({ order, testCase: limited });
    return limited;
  }

  /** Takes over what another collection has. */
  addAll(other: TestCases): void {
    const before = this.total;
    for (const own of ['failed', 'others'] as const)
      for (const { order, testCase } of other[own])
        if (this[own].length < MOST_TEST_CASES) this[own].push({ order: before + order, testCase });
    this.total += other.total;
    this.durationInNanoSeconds += other.durationInNanoSeconds;
    for (const status of TEST_CASE_STATUSES) this.statusCounts[status] += other.statusCounts[status];
  }

  get summary(): TestSummary {
    const { total, statusCounts, durationInNanoSeconds } = this;
    return { total, statusCounts: { ...statusCounts }, durationInNanoSeconds };
  }

  /** In the order they came. */
  get kept(): TestCase[] {
    return [...this.failed, ...this.others]
      .slice(0, MOST_TEST_CASES)
      .sort((a, b) => a.order - b.order)
      .map(({ testCase }) => testCase);
  }

  get truncated(): boolean {
    return this.total > MOST_TEST_CASES;
  }
}

/** True for what makes a report FAILED. */
export function isFailed({ status }: Pick<TestCase, 'status'>): boolean {
  return status === 'FAILED' || status === 'ERROR';
}

function withinLimits({ name, prefix, testSuiteName, message, file, line, ...rest }: TestCase): TestCase {
  return {
    name: truncate(name, LONGEST_NAME),
    ...(prefix && { prefix: truncate(prefix, LONGEST_NAME) }),
    ...(testSuiteName && { testSuiteName: truncate(testSuiteName, LONGEST_NAME) }),
    ...rest,
    ...(message && { message: truncate(message, LONGEST_MESSAGE) }),
    ...(file && { file: truncate(file, LONGEST_NAME) }),
    ...(line !== undefined && { line }),
  };
}
