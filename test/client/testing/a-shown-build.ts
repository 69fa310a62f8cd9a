import type { ShownBuild, ShownReport } from '../../../client/testing/shown-build';
import { testKey } from '../../../core/builds/reports/flaky-tests';
import type { TestCase } from '../../../core/builds/reports/model';

/** A test of the class `Cart`. */
export function aTest(name: string, overrides: Partial<TestCase> = {}): TestCase {
  return { name, prefix: 'Cart', status: 'SUCCEEDED', durationInNanoSeconds: 2_000_000, ...overrides };
}

export function aReport(overrides: Partial<ShownReport> = {}): ShownReport {
  return { name: 'web-unit', testCases: [], flaky: new Set(), codeCoverages: [], ...overrides };
}

/** A coverage report of these files, each with three lines of four covered. */
export function aCoverageReport(...paths: string[]): ShownReport {
  const counts = {
    lineCoveragePercentage: 75,
    linesCovered: 3,
    linesMissed: 1,
    branchCoveragePercentage: 50,
    branchesCovered: 1,
    branchesMissed: 1,
  };
  return aReport({
    name: 'web-coverage',
    codeCoverages: paths.map((filePath) => ({ filePath, ...counts })),
    linesOf: async () => ({
      lineHits: [
        [1, 4],
        [2, 0],
      ],
      lineBranches: [[1, 1, 1]],
    }),
  });
}

export function aShownBuild(overrides: Partial<ShownBuild> = {}): ShownBuild {
  return {
    root: { id: 'cloud aws web', label: 'web' },
    name: 'web #12',
    description: 'build #12',
    status: 'Failed',
    reports: [
      aReport({
        testCases: [
          aTest('adds'),
          aTest('pays', { status: 'FAILED', message: 'expected 1\n    at cart.js:3:1' }),
        ],
        flaky: new Set([testKey(aTest('pays'))]),
      }),
    ],
    ...overrides,
  };
}
