import { LocalBuild } from './build';
import { Interrupter, watchLimits } from './interruption';
import { Reporter } from './reporter';
import type { LocalBuildDependencies, LocalBuildOutcome, LocalBuildRequest } from './request';

/**
 * Runs a buildspec on this computer by the phase rules of the cloud, and tells `deps.emit` what happens. The last event is
 * always the build's end; by then everything the build made on the engine is removed, or the engine is about to, but for its artifacts.
 */
export async function runLocalBuild(
  request: LocalBuildRequest,
  deps: LocalBuildDependencies,
): Promise<LocalBuildOutcome> {
  const { clock, emit, signal } = deps;
  const secretNames = new Set(request.secretNames);
  const secrets = request.environmentVariables
    .filter(({ name, type = 'PLAINTEXT' }) => type === 'PLAINTEXT' && secretNames.has(name))
    .map(({ value }) => value);
  const reporter = new Reporter(request.buildId, clock, emit, secrets);
  const interrupter = new Interrupter();
  const stopWatching = watchLimits(interrupter, { signal, clock, timeoutMinutes: request.timeoutMinutes });
  try {
    return await new LocalBuild(request, deps, reporter, interrupter).run();
  } finally {
    stopWatching();
  }
}
