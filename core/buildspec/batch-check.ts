import type { BatchBuild, BatchType } from './batch';
import { findCycles } from './cycles';

const IDENTIFIER = /^[A-Za-z0-9_]{1,127}$/;

/** Why CodeBuild refuses the builds; undefined where it does not. */
export function whyRefused(type: BatchType, builds: readonly BatchBuild[]): string | undefined {
  if (builds.length === 0)
    return type === 'build-fanout'
      ? 'build-fanout needs a parallelism of at least 1.'
      : `${type} has no builds.`;
  const identifiers = builds.map(({ identifier }) => identifier);
  if (identifiers.includes('')) return `A build of ${type} has no identifier.`;
  const bad = identifiers.filter((identifier) => !IDENTIFIER.test(identifier));
  if (bad.length > 0)
    return `Build Identifiers ${bad.join(',')} must contain only alphanumeric characters and underscores and be less than 128 characters in length.`;
  const known = new Set(identifiers);
  if (known.size < identifiers.length) {
    const twice = identifiers.find((identifier, index) => identifiers.indexOf(identifier) < index);
    return `Build Identifier ${twice} is used more than once.`;
  }
  for (const { identifier, dependsOn } of builds) {
    const unknown = dependsOn.find((name) => !known.has(name));
    if (unknown !== undefined)
      return `Build ${identifier} depends on ${unknown}, which is no build of the batch.`;
  }
  const [cycle] = findCycles(
    new Map(builds.map(({ identifier, dependsOn }) => [identifier, dependsOn.map((value) => ({ value }))])),
  );
  return cycle && `Builds depend on each other: ${[...cycle.names, cycle.closing.value].join(' -> ')}.`;
}
