import type { EnvironmentVariable } from '../model';

/** The later ones win. */
export function mergeVariables(...lists: (readonly EnvironmentVariable[])[]): EnvironmentVariable[] {
  const merged = new Map(lists.flat().map((variable) => [variable.name, variable]));
  return [...merged.values()];
}
