import { PLATFORMS, type Platform } from '../../core/builds/local/images';
import { PHASE_NAMES, type PhaseName } from '../../core/buildspec/buildspec';

/** A variable of a run; one without a value is a secret, whose value is asked for or kept elsewhere. */
export interface RunVariable {
  name: string;
  value?: string;
}

/** What a run is asked beyond its buildspec. It is remembered with the run, so no secret stands here. */
export interface RunOptions {
  /** Undefined: as the setting says, or the user is asked. */
  image?: string;
  variables?: RunVariable[];
  /** Path of a file of NAME=VALUE lines. */
  environmentFile?: string;
  /** The phases that run; undefined: all. */
  phases?: PhaseName[];
  /** Whether the build's container gets the rights of the engine's computer. */
  privileged?: boolean;
  /** Of its image and container; undefined: what the image's name says, else the engine's own. */
  platform?: Platform;
  /** Whether it waits for its user after a command that failed, as it does at breakpoints. */
  pausesAfterFailure?: boolean;
  /** Whether it begins without what earlier runs left in the cache. */
  cleanCache?: boolean;
}

/** What of a buildspec's options counts for the builds of its batch, which have all phases. */
export function ofBatch({ phases: _, ...options }: RunOptions): RunOptions {
  return options;
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

function isPlatform(value: unknown): value is Platform {
  return PLATFORMS.some((platform) => platform === value);
}

/** The options in what a workspace remembers, which may come from another version: what is none is left out. */
export function readOptions(value: unknown): RunOptions {
  if (typeof value !== 'object' || value === null) return {};
  const { image, variables, environmentFile, phases, platform, privileged, pausesAfterFailure, cleanCache } =
    value as Record<string, unknown>;
  return {
    ...(typeof image === 'string' && { image }),
    ...(Array.isArray(variables) && { variables: variables.filter(isVariable) }),
    ...(typeof environmentFile === 'string' && { environmentFile }),
    ...(Array.isArray(phases) && { phases: phases.filter(isPhaseName) }),
    ...(isPlatform(platform) && { platform }),
    ...(privileged === true && { privileged }),
    ...(pausesAfterFailure === true && { pausesAfterFailure }),
    ...(cleanCache === true && { cleanCache }),
  };
}

function isVariable(value: unknown): value is RunVariable {
  if (typeof value !== 'object' || value === null) return false;
  const variable = value as Record<string, unknown>;
  return typeof variable.name === 'string' && ['string', 'undefined'].includes(typeof variable.value);
}

function upper(name: PhaseName): string {
  return name.toUpperCase();
}
