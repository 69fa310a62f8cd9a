import { PHASE_NAMES, type PhaseName } from '../../core/buildspec/buildspec';

/** What a run is asked beyond its buildspec. It is remembered with the run, so no secret stands here. */
export interface RunOptions {
  /** The phases that run; undefined: all. */
  phases?: PhaseName[];
  /** Whether it waits for its user after a command that failed, as it does at breakpoints. */
  pausesAfterFailure?: boolean;
}

/** A phase and those after it; undefined, which is all, from the first. */
export function phasesFrom(name: PhaseName): PhaseName[] | undefined {
  const index = PHASE_NAMES.indexOf(name);
  return index === 0 ? undefined : PHASE_NAMES.slice(index);
}

/** Which phases run, such as `BUILD only` or `from BUILD`; undefined where all do. */
export function phasesText(phases: readonly PhaseName[] | undefined): string | undefined {
  if (!phases) return undefined;
  const chosen = PHASE_NAMES.filter((name) => phases.includes(name));
  const [first] = chosen;
  if (first === undefined || chosen.length === PHASE_NAMES.length) return undefined;
  const isRest = chosen.length > 1 && chosen.length === phasesFrom(first)?.length;
  return isRest ? `from ${upper(first)}` : `${chosen.map(upper).join(', ')} only`;
}

export function isPhaseName(value: unknown): value is PhaseName {
  return PHASE_NAMES.some((name) => name === value);
}

function upper(name: PhaseName): string {
  return name.toUpperCase();
}
