import type { KnownBuild } from './known-build';

/** Completes "…, or …": how a build gets more memory where it runs. */
export function moreMemory({ runsOn, executor }: KnownBuild): string {
  if (runsOn !== 'local') return 'choose a larger compute type';
  return executor === 'host' ? 'close other programs of this computer' : 'give the Docker engine more memory';
}
