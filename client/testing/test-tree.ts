import { testKey } from '../../core/builds/reports/flaky-tests';
import type { TestCase } from '../../core/builds/reports/model';
import { isFailed } from '../../core/builds/reports/test-cases';
import { join } from '../status';
import { oneLine } from './one-line';
import type { ShownReport } from './shown-build';

/** Test cases that one run of the Testing view shows. */
const MOST_CASES = 10_000;

/** A test as an item of the Testing view. Ids stay the same from build to build. */
export interface CaseItem {
  id: string;
  label: string;
  isFlaky: boolean;
  testCase: TestCase;
}

/** The tests of a class or suite. */
export interface SuiteItem {
  id: string;
  label: string;
  /** What tells it from others of its name: its build in a batch, its report. */
  description?: string;
  cases: CaseItem[];
}

export interface TestTree {
  suites: SuiteItem[];
  /** Tests of the reports that do not show. */
  hidden: number;
}

/** The tests of some reports by suite, in the order of the reports; those that failed come in first where they are too many. */
export function testTree(reports: readonly ShownReport[], most = MOST_CASES): TestTree {
  const shown = within(reports, most);
  const isOnly =
    new Set(reports.filter(({ testCases }) => testCases.length > 0).map(({ name }) => name)).size < 2;
  const suites = new Map<string, SuiteItem>();
  const seen = new Map<string, number>();
  for (const { name, identifier, testCases, flaky } of reports) {
    for (const testCase of testCases) {
      if (!shown.has(testCase)) continue;
      const label = oneLine(suiteOf(testCase) ?? name);
      const id = JSON.stringify([identifier ?? '', name, label]);
      const suite = suites.get(id) ?? {
        id,
        label,
        description:
          join([identifier && oneLine(identifier), isOnly ? '' : oneLine(name)], ' · ') || undefined,
        cases: [],
      };
      suites.set(id, suite);
      const key = testKey(testCase);
      const place = `${id} ${key}`;
      const count = (seen.get(place) ?? 0) + 1;
      seen.set(place, count);
      suite.cases.push({
        // tests may share a name, as those of parameters do
        id: count === 1 ? key : `${key} ${count}`,
        label: oneLine(testCase.name) || 'Test without a name',
        isFlaky: flaky.has(key),
        testCase,
      });
    }
  }
  const total = reports.reduce(
    (sum, { testCases, total: all = 0 }) => sum + Math.max(all, testCases.length),
    0,
  );
  return { suites: [...suites.values()], hidden: total - shown.size };
}

function within(reports: readonly ShownReport[], most: number): Set<TestCase> {
  const all = reports.flatMap(({ testCases }) => testCases);
  if (all.length <= most) return new Set(all);
  return new Set([...all.filter(isFailed), ...all.filter((each) => !isFailed(each))].slice(0, most));
}

/** The class, unless a tool writes the name of the test there too; pytest calls all of its suites the same. */
function suiteOf({ name, prefix, testSuiteName }: TestCase): string | undefined {
  const ownClass = prefix && prefix !== name && !prefix.endsWith(` ${name}`) ? prefix : undefined;
  return ownClass ?? (testSuiteName || undefined);
}
