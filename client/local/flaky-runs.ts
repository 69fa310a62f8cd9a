import { type CommitReport, flakyTests } from '../../core/builds/reports/flaky-tests';
import type { Report } from '../../core/builds/reports/model';
import type { KeptReports } from './kept-reports';
import { isRunning, type LocalRun } from './runs';

/** So many earlier runs are looked at. */
const MOST_RUNS = 10;

interface Parts {
  runs: { of(buildspec: string): LocalRun[]; partsOf(id: string): LocalRun[] };
  reports: { of(buildId: string): Promise<KeptReports | undefined> };
}

/** Keys of the flaky tests of each report of a run, by its name, as its other runs for the same commit tell. */
export async function flakyTestsOf(parts: Parts, run: LocalRun): Promise<Map<string, Set<string>>> {
  const own = await commitReports(parts, run);
  if (own.length === 0) return new Map();
  const others = (await Promise.all(alike(parts, run).map((other) => commitReports(parts, other)))).flat();
  return new Map(own.map((report) => [report.group, flakyTests(report, others)]));
}

/** Other runs of the same buildspec, or of the same build in a batch, the newest first. */
function alike({ runs }: Parts, { id, buildspec, partOf }: LocalRun): LocalRun[] {
  const others = runs.of(buildspec);
  const all = partOf
    ? others
        .flatMap((other) => runs.partsOf(other.id))
        .filter((other) => other.partOf?.identifier === partOf.identifier)
    : others;
  return all
    .filter((other) => other.id !== id && !isRunning(other) && other.state.reports.length > 0)
    .slice(0, MOST_RUNS);
}

async function commitReports({ reports }: Parts, run: LocalRun): Promise<CommitReport[]> {
  const kept = await reports.of(run.id);
  if (kept?.commit === undefined) return [];
  const sameAs = comparable(run, kept.commit);
  return kept.reports.map(({ name, testCases = [] }: Report) => ({ sameAs, group: name, testCases }));
}

/** What runs must have in common for their results to be comparable: other options may well have other results. */
function comparable({ executor, image, options, of }: LocalRun, commit: string): string {
  const { variables, environmentFile, phases, privileged, platform } = options ?? {};
  return JSON.stringify([
    commit,
    executor,
    image,
    of,
    variables,
    environmentFile,
    phases,
    privileged,
    platform,
  ]);
}
