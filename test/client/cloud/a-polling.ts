import type { CloudApi } from '../../../client/cloud/api';
import { type Polling, type PollingParts, startPolling } from '../../../client/cloud/watching/polling';
import { FakeClock } from '../fake-clock';

/** The poller of a session on AWS, in a window that has the focus. */
export function pollingOf(api: CloudApi, parts: Partial<PollingParts> = {}): Polling {
  return startPolling({
    api,
    builds: { put: () => undefined, putBatch: () => undefined },
    emulated: false,
    clock: new FakeClock(),
    random: () => 0.5,
    focus: { isFocused: true, onDidChange: () => ({ dispose: () => undefined }) },
    ...parts,
  });
}
