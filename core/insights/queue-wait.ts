import type { Distribution } from './distribution';
import type { Selection } from './filter';
import { latencyOfPhase } from './phase-latency';

/** How long builds wait for a place: their QUEUED phase. Getting a machine, PROVISIONING, is a phase of its own. */
export function queueWait(selection: Selection): Distribution {
  return latencyOfPhase(selection, 'QUEUED');
}
