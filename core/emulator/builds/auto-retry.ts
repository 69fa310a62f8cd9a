import type { Clock } from '../../builds/events';
import type { Build } from '../model';
import type { Store } from '../store/store';
import { partsOf } from './build-record';
import type { Runner } from './runner';
import { submitBuild } from './submit';

/** Starts a build that failed again, as often as its `autoRetryLimit` says; each names the one before and the one after it. */
export function retryAutomatically(
  build: Build,
  context: { store: Store; runner: Runner; clock: Clock; region: string },
): void {
  const { autoRetryLimit = 0, autoRetryNumber = 0 } = build.autoRetryConfig ?? {};
  const { store } = context;
  const project = store.project(build.projectName);
  if (build.buildStatus !== 'FAILED' || autoRetryNumber >= autoRetryLimit || !project) return;
  const parts = {
    ...partsOf(build),
    initiator: build.initiator,
    autoRetryConfig: {
      autoRetryLimit,
      autoRetryNumber: autoRetryNumber + 1,
      previousAutoRetry: build.arn,
    },
  };
  const { build: next } = submitBuild(project, parts, store.settingsOf(build.id), context);
  store.putBuild({ ...build, autoRetryConfig: { ...build.autoRetryConfig, nextAutoRetry: next.arn } });
}
