import { isRunning, type LocalRun } from './local-run';
import type { LocalRuns } from './runs';

type Runs = Pick<LocalRuns, 'get' | 'of' | 'partsOf'>;

/** Other runs of the same buildspec, or of the same build in a batch, that have ended; the newest first. */
export function otherRuns(runs: Runs, { id, buildspec, partOf }: LocalRun): LocalRun[] {
  const all = runs.of(buildspec);
  const alike = partOf
    ? all
        .flatMap((whole) => runs.partsOf(whole.id))
        .filter((other) => other.partOf?.identifier === partOf.identifier)
    : all.filter(({ batch }) => !batch);
  return alike.filter((other) => other.id !== id && !isRunning(other));
}

/**
 * What runs must have in common for their results to be comparable, since other options may well have other results; undefined where no
 * commit is known of it, or it ran out of a time that is a setting's.
 */
export function sameAs(runs: Pick<Runs, 'get'>, run: LocalRun): string | undefined {
  const { commit, options } = (run.partOf && runs.get(run.partOf.runId)) ?? run;
  const isTimedOut = run.state.phases.some(({ phaseStatus }) => phaseStatus === 'TIMED_OUT');
  if (commit === undefined || isTimedOut) return undefined;
  const { executor, image, of } = run;
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
