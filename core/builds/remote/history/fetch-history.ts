import type { AwsErrorDescription } from '../../../aws/errors';
import type { RecordSink } from '../../history/record';
import type { HistoryCalls } from './calls';
import { createCauseOfBuild } from './cause-of-build';
import { type FetchBuildsParts, fetchBuilds, refreshRunning } from './fetch-builds';
import type { HistoryStore } from './history-store';
import { readTests } from './read-tests';
import type { RunningBuilds } from './running-builds';
import type { TestReports } from './test-reports';
import { ProjectWalk } from './walk';

/** How a fetch stands. */
export interface FetchProgress {
  /** Projects that are fetched, or whose builds cannot be had, and all that were asked for. */
  projectsDone: number;
  projects: number;
  /** Builds that were fetched since it began. */
  builds: number;
}

/** What could not be fetched, and why. What was fetched before is still there. */
export interface FetchProblem {
  /** Absent where it is about test reports. */
  project?: string;
  error: AwsErrorDescription;
}

export interface FetchEnd {
  problems: FetchProblem[];
  /** Why nothing more can be fetched now, cancelled or for good; the next fetch goes on from there. Absent where all is fetched. */
  stopped?: AwsErrorDescription;
}

export interface FetchParts {
  store: HistoryStore;
  sink: Pick<RecordSink, 'placeOf'>;
  running: RunningBuilds;
  tests: TestReports;
  calls: HistoryCalls;
  /** How far back builds are wanted: milliseconds since the epoch. CodeBuild keeps them for a year. */
  since: number;
  onProgress?(progress: FetchProgress): void;
}

/** So many pages may be listed once more after a crash; no build is fetched twice for it. */
const PAGES_A_SAVE = 20;

/**
 * Fetches what is new of the projects' builds, the newest of every project first, and what is left of earlier fetches; then the test
 * reports. Never rejects. A project that is refused or gone does not stop the others.
 */
export async function fetchHistory(projects: readonly string[], parts: FetchParts): Promise<FetchEnd> {
  const { store, onProgress } = parts;
  const building: FetchBuildsParts = { ...parts, causeOf: createCauseOfBuild() };
  const problems: FetchProblem[] = [];
  let [builds, pages, projectsDone] = [0, 0, 0];

  const ran = await refreshRunning(building);
  if (!ran.ok && stops(ran.error)) return { problems, stopped: ran.error };

  const fetch = async (ids: string[]) => {
    const answer = await fetchBuilds(ids, building);
    if (answer.ok) builds += answer.value.length;
    return answer;
  };
  let walks = inOrder(projects, store).map(
    (project) => new ProjectWalk(project, store.progressOf(project), { ...parts, fetch }),
  );
  try {
    while (walks.length > 0) {
      const going: ProjectWalk[] = [];
      for (const walk of walks) {
        const step = await walk.step();
        if (typeof step === 'object') {
          if (stops(step)) return { problems, stopped: step };
          problems.push({ project: walk.project, error: step });
        }
        store.setProgress(walk.project, walk.progress);
        pages += 1;
        if (pages % PAGES_A_SAVE === 0) await store.saveProgress();
        if (step === 'more') going.push(walk);
        else projectsDone += 1;
        onProgress?.({ projects: projects.length, projectsDone, builds });
      }
      walks = going;
    }
  } finally {
    await store.saveProgress();
  }
  const read = await readTests(parts);
  if (read.ok) return { problems };
  return stops(read.error)
    ? { problems, stopped: read.error }
    : { problems: [...problems, { error: read.error }] };
}

/**
 * Those of which nothing is there come first, then those that are not fetched whole, so that fetches that are cut short get to all of
 * them.
 */
function inOrder(projects: readonly string[], store: HistoryStore): string[] {
  const done = (project: string) => {
    const { doneTo, walk } = store.progressOf(project);
    return walk ? 1 : doneTo === undefined ? 0 : 2;
  };
  return projects.toSorted((a, b) => done(a) - done(b));
}

/** What helps no project. */
function stops({ kind }: AwsErrorDescription): boolean {
  return kind !== 'denied' && kind !== 'not-found' && kind !== 'other';
}
