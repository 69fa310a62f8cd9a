import type {
  BuildOverrides,
  OverrideBuildspec,
  OverrideVariable,
} from '../../../core/builds/remote/overrides';

const CACHE_MODES = ['LOCAL_SOURCE_CACHE', 'LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_CUSTOM_CACHE'] as const;
const VARIABLE_TYPES = ['PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER'] as const;

/** The overrides in what a workspace remembers, which may come from another version: what is none is left out. */
export function readOverrides(value: unknown): BuildOverrides {
  const saved = recordOf(value);
  const { sourceVersion, variables, image, computeType, privileged, timeoutInMinutes, debugSession } = saved;
  const buildspec = readBuildspec(saved.buildspec);
  const cache = readCache(saved.cache);
  return {
    ...(typeof sourceVersion === 'string' && { sourceVersion }),
    ...(Array.isArray(variables) && { variables: variables.flatMap(readVariable) }),
    ...(buildspec && { buildspec }),
    ...(typeof image === 'string' && { image }),
    ...(typeof computeType === 'string' && { computeType }),
    ...(typeof privileged === 'boolean' && { privileged }),
    ...(typeof timeoutInMinutes === 'number' && { timeoutInMinutes }),
    ...(cache && { cache }),
    ...(typeof debugSession === 'boolean' && { debugSession }),
  };
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function readVariable(saved: unknown): OverrideVariable[] {
  const { name, type, value } = recordOf(saved);
  const known = VARIABLE_TYPES.find((each) => each === type);
  if (typeof name !== 'string' || known === undefined) return [];
  if (typeof value === 'string') return [{ name, type: known, value }];
  // only a value in plain text can be a secret that is kept elsewhere
  return known === 'PLAINTEXT' ? [{ name, type: known }] : [];
}

function readBuildspec(saved: unknown): OverrideBuildspec | undefined {
  const { document, path } = recordOf(saved);
  if (typeof document === 'string') return { document };
  return typeof path === 'string' ? { path } : undefined;
}

function readCache(saved: unknown): BuildOverrides['cache'] {
  if (saved === 'none') return 'none';
  return Array.isArray(saved) ? CACHE_MODES.filter((mode) => saved.includes(mode)) : undefined;
}
