import type { PhaseName } from '../../buildspec/buildspec';
import { nextPhase, type OnFailure, type RunningPhase } from '../../buildspec/phases';
import type { PhaseType } from '../events';

/** The phases that run commands of the buildspec, and their names there. */
export const COMMAND_PHASES: Partial<Record<PhaseType, PhaseName>> = {
  INSTALL: 'install',
  PRE_BUILD: 'pre_build',
  BUILD: 'build',
  POST_BUILD: 'post_build',
};

/**
 * The phase after one that has ended, where a user may have chosen phases (undefined: all run). Phases that are not chosen are
 * passed over as if they had succeeded; UPLOAD_ARTIFACTS belongs to a build that goes to its end, so it follows POST_BUILD.
 */
export function nextChosenPhase(
  phase: Exclude<RunningPhase, 'FINALIZING'>,
  succeeded: boolean,
  onFailure: OnFailure | undefined,
  chosen: readonly PhaseName[] | undefined,
): RunningPhase {
  let next = nextPhase(phase, succeeded, onFailure);
  while (next !== 'FINALIZING' && !isChosen(next, chosen)) next = nextPhase(next, true);
  return next;
}

function isChosen(phase: RunningPhase, chosen: readonly PhaseName[] | undefined): boolean {
  if (!chosen) return true;
  const name = phase === 'UPLOAD_ARTIFACTS' ? 'post_build' : COMMAND_PHASES[phase];
  return name === undefined || chosen.includes(name);
}

/** What the log says of phases that are passed over. */
export function chosenPhasesLine(chosen: readonly PhaseName[]): string {
  const names = Object.entries(COMMAND_PHASES)
    .filter(([, name]) => chosen.includes(name))
    .map(([phaseType]) => phaseType);
  const artifacts = chosen.includes('post_build') ? '' : '; reports and artifacts are left out';
  return `Local build: runs only ${names.join(', ')}${artifacts}`;
}
