import type {
  FetchEnd,
  FetchProblem,
  FetchProgress,
} from '../../../core/builds/remote/history/fetch-history';
import type { Notice } from '../../insights/page-content';
import { count, counted, name, time } from '../../insights/words';

/** So many projects are named; the others are counted. */
const MOST_NAMED = 5;

export function progressText({ projects, projectsDone, builds }: FetchProgress): string {
  return `Reading builds: ${count(projectsDone)} of ${counted(projects, 'project')} done, ${counted(builds, 'new build')} so far. You can go on working.`;
}

/** `now` is milliseconds since the epoch. */
export function endText({ stopped }: FetchEnd, builds: number, now: number): string {
  const came = builds === 0 ? 'no new builds' : counted(builds, 'new build');
  if (!stopped) return `Read at ${time(now)} UTC: ${came}.`;
  if (stopped.kind === 'cancelled')
    return `Stopped after ${came}. What was read is kept; the next reading goes on from there.`;
  return `${stopped.message} ${stopped.next} What is shown was read before.`;
}

/** What could not be read, one notice for each kind of failure. */
export function problemNotices(problems: readonly FetchProblem[]): Notice[] {
  const kinds = new Map<string, FetchProblem[]>();
  for (const problem of problems) {
    const key = problem.project === undefined ? problem.error.message : problem.error.kind;
    kinds.set(key, [...(kinds.get(key) ?? []), problem]);
  }
  return [...kinds.values()].map((alike) => ({ severity: 'warning', text: problemText(alike) }));
}

function problemText(problems: readonly FetchProblem[]): string {
  const [first] = problems;
  if (!first) return '';
  const { kind, message, next } = first.error;
  const names = problems.flatMap(({ project }) => (project === undefined ? [] : name(project)));
  if (names.length === 0) return `${message} ${next}`;
  const rest = names.length - MOST_NAMED;
  const which = `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${count(rest)} more` : ''}`;
  if (kind === 'not-found') return `Deleted meanwhile: ${which}. Builds that were read before still count.`;
  return `The builds of ${which} could not be read. ${message} ${next}`;
}
