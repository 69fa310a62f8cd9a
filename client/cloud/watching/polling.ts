import type { Clock } from '../../../core/builds/events';
import type { Slowed } from '../../../core/builds/remote/poll/lanes';
import { AWS_PACE, EMULATOR_PACE } from '../../../core/builds/remote/poll/pace';
import { BuildPoller } from '../../../core/builds/remote/poll/poller';
import { Emitter } from '../../emitter';
import type { WindowFocus } from '../../window-focus';
import type { CloudApi } from '../api';
import type { BuildStore } from '../builds/build-store';

export interface PollingParts {
  api: Pick<CloudApi, 'pollBuilds' | 'pollBatches'>;
  /** Takes what is read. */
  builds: Pick<BuildStore, 'put' | 'putBatch'>;
  emulated: boolean;
  clock: Clock;
  random(): number;
  focus: WindowFocus;
}

/** A poller, and how it fares just now. */
export interface Polling extends Pick<BuildPoller, 'addSet' | 'follow' | 'inBackground' | 'dispose'> {
  /** Why and how long it waits; undefined while all is well. */
  readonly slowed: (Slowed & { until: number }) | undefined;
  onDidSlow(listener: () => void): { dispose(): void };
}

/** The one poller of a session: whatever somebody sees or follows of its builds is read by it, and comes into the store. */
export function startPolling({ api, builds, emulated, clock, random, focus }: PollingParts): Polling {
  const slow = new Emitter<void>();
  let slowed: Polling['slowed'];
  const poller = new BuildPoller({
    clock,
    random,
    pace: emulated ? EMULATOR_PACE : AWS_PACE,
    isFocused: focus.isFocused,
    builds: (ids, signal) => api.pollBuilds(ids, signal),
    batches: (ids, signal) => api.pollBatches(ids, signal),
    onRead(polled) {
      if (polled.kind === 'build') builds.put(polled.build);
      else builds.putBatch(polled.batch);
    },
    onSlowed(next) {
      slowed = next && { ...next, until: clock.now() + next.delay };
      slow.fire();
    },
  });
  const focusSubscription = focus.onDidChange((isFocused) => poller.setFocused(isFocused));
  return {
    get slowed() {
      return slowed;
    },
    onDidSlow: slow.event,
    addSet: (options) => poller.addSet(options),
    follow: (follower) => poller.follow(follower),
    inBackground: (make, signal) => poller.inBackground(make, signal),
    dispose() {
      focusSubscription.dispose();
      poller.dispose();
    },
  };
}
