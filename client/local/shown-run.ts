import { statusText } from '../status';
import type { RunAgain, ShownBuild, ShownReport } from '../testing/shown-build';
import { flakyTestsOf } from './flaky-runs';
import type { LocalRun } from './local-run';
import type { RunReports } from './run-reports';
import type { LocalRuns } from './runs';

interface Parts {
  runs: Pick<LocalRuns, 'get' | 'of' | 'partsOf'>;
  reports: Pick<RunReports, 'of' | 'linesOf'>;
}

interface Place {
  /** Of the buildspec, as the user reads it. */
  name: string;
  /** The URI of its workspace folder. */
  folder: string | undefined;
}

/** A run as the Testing view shows it, with the reports of its batch's builds; undefined where none are kept. */
export async function shownRun(
  parts: Parts,
  run: LocalRun,
  { name, folder }: Place,
  again: RunAgain['run'],
): Promise<ShownBuild | undefined> {
  const builds = [run, ...parts.runs.partsOf(run.id)];
  const reports = (await Promise.all(builds.map((build) => reportsOf(parts, build)))).flat();
  if (reports.length === 0) return undefined;
  return {
    root: { id: `local ${run.buildspec}`, label: name, uri: run.buildspec },
    name: `${name} #${run.number}`,
    description: `run #${run.number}`,
    status: statusText(run.state.buildStatus),
    reports,
    folder,
    // what the file has now is not what ran, where the text was another's
    ...(run.of === undefined && { again: { run: again } }),
  };
}

async function reportsOf({ runs, reports }: Parts, run: LocalRun): Promise<ShownReport[]> {
  const kept = await reports.of(run.id);
  if (!kept) return [];
  const flaky = await flakyTestsOf({ runs, reports }, run);
  return kept.reports.map(({ name, testCases = [], testSummary, codeCoverages = [] }) => ({
    name,
    identifier: run.partOf?.identifier,
    testCases,
    total: testSummary?.total,
    flaky: flaky.get(name) ?? new Set(),
    codeCoverages,
    linesOf: (filePath) => reports.linesOf(run.id, name, filePath),
  }));
}
