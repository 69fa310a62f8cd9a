import type { PhaseType } from '../builds/events';
import { PHASE_TYPES } from '../builds/history/phase-types';
import { type Distribution, distribution, medianOf } from './distribution';
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

export function latencyOfPhase(selection: Selection, phaseType: PhaseType): Distribution {
  return distribution(durationsOf(selection, phaseType));
}

export function medianOfPhase(selection: Selection, phaseType: PhaseType): number | undefined {
  return medianOf(durationsOf(selection, phaseType));
}

function durationsOf({ history, rows }: Selection, phaseType: PhaseType): Float64Array {
  const { values, width } = history.phaseDuration;
  const index = PHASE_TYPES.indexOf(phaseType);
  const durations = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++)
    durations[place] = values[(rows[place] as number) * width + index] as number;
  return durations;
}
