import type { OtherBuild } from '../../core/builds/failures/known-build';
import type { ConnectedProjects } from '../cloud/connected-projects';
import { otherRuns, sameAs } from './comparable-runs';
import { sameConnection } from './linked-project';
import { isRunning, type LocalRun } from './local-run';
import type { ProjectLinks } from './project-links';
import type { LocalRuns } from './runs';

/** So many builds of another place are compared with a failure. */
const MOST_BUILDS = 20;

/** What is known by now of builds of the project that a buildspec is linked to, the newest first; without a call. */
export async function cloudBuilds(
  { links, projects }: { links: ProjectLinks; projects: ConnectedProjects },
  buildspec: string,
): Promise<OtherBuild[]> {
  const { project } = links.get(buildspec);
  const connection =
    project && projects.all.find((each) => sameConnection(each.connection, project.connection));
  const builds = (project && connection?.knownBuilds(project.name)) ?? [];
  if (builds.length === 0) return [];
  const { otherBuild } = await import('../../core/builds/remote/known-build');
  return builds.slice(0, MOST_BUILDS).map(otherBuild);
}

/** The runs of a buildspec, the newest first. */
export function localBuilds(runs: Pick<LocalRuns, 'of'>, buildspec: string): OtherBuild[] {
  return runs
    .of(buildspec)
    .filter((run) => !isRunning(run) && run.of === undefined && !run.batch && !run.options?.phases)
    .slice(0, MOST_BUILDS)
    .map(localBuild);
}

/** Those that a failed run can be compared with, the newest first. */
export function comparedRuns(runs: Pick<LocalRuns, 'get' | 'of' | 'partsOf'>, run: LocalRun): OtherBuild[] {
  return otherRuns(runs, run)
    .slice(0, MOST_BUILDS)
    .map((other) => ({ ...localBuild(other), sameAs: sameAs(runs, other) }));
}

function localBuild(run: LocalRun): OtherBuild {
  const { buildspec, number, executor, image, state, options, partOf, commit } = run;
  const inDocker = executor === 'docker';
  return {
    name: [`${buildspec.replace(/^.*\//, '')} #${number}`, partOf?.identifier].filter(Boolean).join(', '),
    runsOn: 'local',
    commit,
    buildStatus: state.buildStatus,
    image: inDocker ? image : undefined,
    privileged: inDocker ? (options?.privileged ?? false) : undefined,
  };
}
