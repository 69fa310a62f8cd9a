import { randomUUID } from 'node:crypto';
import type { Clock } from '../../builds/events';
import type { Build, Project } from '../model';
import { ServiceError } from '../service-error';
import type { Store } from '../store/store';
import { type BuildParts, newBuild } from './build-record';
import type { Runner } from './runner';
import type { BuildSettings } from './settings';

interface Context {
  store: Store;
  runner: Runner;
  clock: Clock;
  region: string;
}

/** Throws as StartBuild does where the queue is full, or the project has as many builds as it may (AWS docs builds-working). */
export function refuseForQuota({ name, concurrentBuildLimit }: Project, { runner }: Context): void {
  const { queued, mostQueued } = runner;
  if (queued() >= mostQueued)
    throw limitExceeded(`Cannot have more than ${mostQueued} builds in queue for the account`);
  if (concurrentBuildLimit && concurrentBuildLimit > 0 && runner.activeOf(name) >= concurrentBuildLimit)
    throw limitExceeded(
      `Cannot have more than ${concurrentBuildLimit} active builds for the project ${name}`,
    );
}

function limitExceeded(message: string): ServiceError {
  return new ServiceError('AccountLimitExceededException', message);
}

/** Puts a new build into the queue; `ended` resolves when it has ended, however it does. */
export function submitBuild(
  project: Project,
  parts: BuildParts,
  settings: BuildSettings,
  { store, runner, clock, region }: Context,
  uuid: string = randomUUID(),
): { build: Build; ended: Promise<void> } {
  const buildNumber = store.nextBuildNumber(project.name);
  const build = newBuild(project, parts, settings, { buildNumber, uuid, region, now: clock.now() });
  store.putBuild(build, settings);
  return { build, ended: runner.enqueue(build) };
}
