import type { PhaseType } from '../builds/events';
import { PHASE_TYPES } from '../builds/history/phase-types';
import { type Distribution, distribution } from './distribution';
import type { Selection } from './filter';

export interface PhaseLatency extends Distribution {
  phaseType: PhaseType;
}

/** COMPLETED has no duration. */
const TIMED_PHASES = PHASE_TYPES.filter((phaseType) => phaseType !== 'COMPLETED');

/** How long each phase takes that has ended, whatever its result, in the order of a build; phases that no build has are left out. */
export function phaseLatency(selection: Selection): PhaseLatency[] {
  return TIMED_PHASES.map((phaseType) => ({ phaseType, ...latencyOfPhase(selection, phaseType) })).filter(
    ({ count }) => count > 0,
  );
}

export function latencyOfPhase({ history, rows }: Selection, phaseType: PhaseType): Distribution {
  const { values, width } = history.phaseDuration;
  const index = PHASE_TYPES.indexOf(phaseType);
  const durations = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++)
    durations[place] = values[(rows[place] ?? 0) * width + index] ?? Number.NaN;
  return distribution(durations);
}
