import type { Build, BuildPhase } from '@aws-sdk/client-codebuild';
import type { PhaseEvent, PhaseType, StatusType } from '../events';
import { phaseStatus } from './status';

/**
 * Turns the phases of each answer into events: one where a phase begins, one where it ends. Their `log` is empty, as the
 * agent's own lines for them come with the log.
 */
export function createPhaseEvents(buildId: string, now: () => number): (build: Build) => PhaseEvent[] {
  const told = new Map<string, string>();
  return ({ phases = [] }) =>
    phases.flatMap((phase) => {
      const status = phaseStatus(phase);
      const { phaseType = '' } = phase;
      if (told.get(phaseType) === status) return [];
      const begins: PhaseEvent[] = told.has(phaseType)
        ? []
        : [phaseEvent(phase, 'IN_PROGRESS', phase.startTime)];
      told.set(phaseType, status);
      return status === 'IN_PROGRESS' ? begins : [...begins, phaseEvent(phase, status, phase.endTime)];
    });

  function phaseEvent(phase: BuildPhase, status: string, time: Date | undefined): PhaseEvent {
    const ended = status !== 'IN_PROGRESS';
    return {
      event: 'phase',
      buildId,
      at: (time ?? phase.startTime ?? new Date(now())).toISOString(),
      phaseType: phase.phaseType as PhaseType,
      phaseStatus: status as StatusType,
      contexts: ended
        ? (phase.contexts ?? []).map(({ statusCode = '', message = '' }) => ({ statusCode, message }))
        : [],
      log: '',
    };
  }
}
