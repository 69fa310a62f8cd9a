import type {
  ArtifactEvent,
  BuildEvent,
  CommandEvent,
  PhaseContext,
  PhaseEvent,
  PhaseType,
  StatusType,
} from './events';
import type { Report } from './reports/model';

export interface PhaseState {
  phaseType: PhaseType;
  phaseStatus: StatusType;
  /** ISO 8601; absent where only the phase's end was seen. */
  startTime?: string;
  endTime?: string;
  contexts: PhaseContext[];
}

/** What is known of a build so far; all that trees and status bars show. */
export interface BuildState {
  buildId: string;
  buildStatus: StatusType;
  startTime?: string;
  endTime?: string;
  phases: PhaseState[];
  /** The command that runs now. */
  command?: string;
  /** True while the build waits for its user. */
  isPaused?: boolean;
  artifacts: Pick<ArtifactEvent, 'identifier' | 'location' | 'files'>[];
  reports: Pick<Report, 'name' | 'type' | 'status' | 'testSummary' | 'codeCoverageSummary'>[];
  exportedEnvironmentVariables: { name: string; value: string }[];
}

export function initialBuildState(buildId: string): BuildState {
  return {
    buildId,
    buildStatus: 'IN_PROGRESS',
    phases: [],
    artifacts: [],
    reports: [],
    exportedEnvironmentVariables: [],
  };
}

/**
 * The state after one more event; returns the same object where nothing changed. Events of one phase may come twice, from
 * the API and from the log, in any order: what has ended stays ended.
 */
export function reduceBuild(state: BuildState, event: BuildEvent): BuildState {
  switch (event.event) {
    case 'phase':
      return reducePhase(state, event);
    case 'command':
      return reduceCommand(state, event);
    case 'artifact': {
      const { identifier, location, files } = event;
      return { ...state, artifacts: [...state.artifacts, { identifier, location, files }] };
    }
    case 'report': {
      const { name, type, status, testSummary, codeCoverageSummary } = event;
      const report = { name, type, status, testSummary, codeCoverageSummary };
      return { ...state, reports: [...state.reports, report] };
    }
    case 'build':
      return event.buildStatus === 'IN_PROGRESS'
        ? { ...state, startTime: state.startTime ?? event.at }
        : {
            ...state,
            buildStatus: event.buildStatus,
            endTime: event.at,
            command: undefined,
            isPaused: undefined,
            exportedEnvironmentVariables: event.exportedEnvironmentVariables,
          };
    case 'output':
    case 'batch':
      return state;
  }
}

function reduceCommand(state: BuildState, { state: command, text }: CommandEvent): BuildState {
  switch (command) {
    case 'paused':
      return { ...state, command: text, isPaused: true };
    case 'resumed':
      return { ...state, isPaused: undefined };
    default:
      return { ...state, command: command === 'running' ? text : undefined, isPaused: undefined };
  }
}

function reducePhase(state: BuildState, event: PhaseEvent): BuildState {
  const known = state.phases.find((phase) => phase.phaseType === event.phaseType);
  if (known && known.phaseStatus !== 'IN_PROGRESS' && event.phaseStatus === 'IN_PROGRESS') return state;
  if (known && known.phaseStatus === event.phaseStatus) return state;
  const next: PhaseState = {
    phaseType: event.phaseType,
    phaseStatus: event.phaseStatus,
    startTime: known?.startTime ?? (event.phaseStatus === 'IN_PROGRESS' ? event.at : undefined),
    endTime: event.phaseStatus === 'IN_PROGRESS' ? undefined : event.at,
    contexts: event.contexts,
  };
  const phases = known
    ? state.phases.map((phase) => (phase === known ? next : phase))
    : [...state.phases, next];
  return { ...state, phases };
}

/** The phase in progress, or the first one that did not succeed, whichever tells most. */
export function phaseToShow(state: BuildState): PhaseState | undefined {
  return (
    state.phases.findLast((phase) => phase.phaseStatus === 'IN_PROGRESS') ??
    state.phases.find((phase) => phase.phaseStatus !== 'SUCCEEDED')
  );
}
