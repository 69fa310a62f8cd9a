import type { BuildEvent } from '../../core/builds/events';
import { createFailureExplainers } from '../../core/builds/failures/explainer';
import { knownBuild } from '../../core/builds/local/known-build';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import type { LocalRun } from './local-run';
import type { LocalRunParts } from './run-parts';

/**
 * Listens for what explains the failure of a build. `buildspec` is the address of the file that it takes; undefined where it takes none.
 * Apart from `RunFailures`, which is there from the start, because it loads what explains.
 */
export function followFailure(
  { failures }: Pick<LocalRunParts, 'failures'>,
  request: LocalBuildRequest,
  { executor }: LocalRun,
  buildspec: string | undefined,
): (event: BuildEvent) => void {
  const known = knownBuild(request, executor);
  return failures.follow(request.buildId, { known, buildspec }, createFailureExplainers);
}
