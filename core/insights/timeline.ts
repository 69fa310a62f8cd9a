import type { PhaseType } from '../builds/events';
import { PHASE_TYPES } from '../builds/history/phase-types';
import type { RecordedStatus } from '../builds/history/record';
import { STATUSES } from '../builds/history/statuses';
import { type BuildHistory, NO_PHASE, NO_TIME } from './build-history';

export interface TimelinePhase {
  phaseType: PhaseType;
  phaseStatus: RecordedStatus;
  /** Milliseconds from the start of the build; absent where it is not known. */
  start?: number;
  /** Milliseconds; absent while it runs, and where it is not known. */
  duration?: number;
}

/** The phases of one build in their order. */
export function timeline(history: BuildHistory, row: number): TimelinePhase[] {
  return PHASE_TYPES.flatMap((phaseType, index) => {
    const status = history.phaseStatus.at(row, index);
    if (status === NO_PHASE) return [];
    const [start, duration] = [history.phaseStart.at(row, index), history.phaseDuration.at(row, index)];
    return {
      phaseType,
      phaseStatus: STATUSES[status] ?? 'UNKNOWN',
      ...(start !== NO_TIME && { start }),
      ...(duration !== NO_TIME && { duration }),
    };
  });
}
