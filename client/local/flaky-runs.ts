import { type CommitReport, flakyTests } from '../../core/builds/reports/flaky-tests';
import type { Report } from '../../core/builds/reports/model';
import { otherRuns, sameAs } from './comparable-runs';
import type { KeptReports } from './kept-reports';
import type { LocalRun } from './local-run';
import type { LocalRuns } from './runs';

/** So many earlier runs are looked at. */
const MOST_RUNS = 10;

interface Parts {
  runs: Pick<LocalRuns, 'get' | 'of' | 'partsOf'>;
  reports: { of(buildId: string): Promise<KeptReports | undefined> };
}

/** Keys of the flaky tests of each report of a run, by its name, as its other runs for the same commit tell. */
export async function flakyTestsOf(parts: Parts, run: LocalRun): Promise<Map<string, Set<string>>> {
  const own = await commitReports(parts, run);
  if (own.length === 0) return new Map();
  const alike = otherRuns(parts.runs, run)
    .filter(({ state }) => state.reports.length > 0)
    .slice(0, MOST_RUNS);
  const others = (await Promise.all(alike.map((other) => commitReports(parts, other)))).flat();
  return new Map(own.map((report) => [report.group, flakyTests(report, others)]));
}

async function commitReports({ runs, reports }: Parts, run: LocalRun): Promise<CommitReport[]> {
  const same = sameAs(runs, run);
  const kept = same === undefined ? undefined : await reports.of(run.id);
  if (!kept || same === undefined) return [];
  return kept.reports.map(({ name, testCases = [] }: Report) => ({
    sameAs: same,
    group: name,
    testCases,
  }));
}
