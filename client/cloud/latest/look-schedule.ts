/** A project whose latest build somebody sees. Times are milliseconds since the epoch. */
export interface LookedAt {
  /** When it was asked for; -Infinity where it was not. */
  askedAt: number;
  /** Whether it is the emulator's, where a call costs nothing. */
  emulated: boolean;
}

/** Between two looks for a project's latest build. Milliseconds. */
const SLOW = 120_000;
/** Between two looks whatever for, so that it is one call a minute and less. Milliseconds. */
const APART = 60_000;
const EMULATED = 5_000;

/**
 * The project to ask for next, and when: the one that was asked for longest ago. Builds that run are not its business, which the poller
 * reads; it is about builds that others start. Undefined where nobody looks.
 */
export function nextLook<P extends LookedAt>(
  projects: readonly P[],
  { isFocused, lastAt }: { isFocused: boolean; lastAt: number },
): { at: number; project: P } | undefined {
  if (!isFocused) return undefined;
  const looks = projects.map((project) => ({ at: dueAt(project, lastAt), project }));
  return looks.reduce<(typeof looks)[number] | undefined>(
    (first, look) => (first && first.at <= look.at ? first : look),
    undefined,
  );
}

function dueAt({ askedAt, emulated }: LookedAt, lastAt: number): number {
  return emulated ? askedAt + EMULATED : Math.max(askedAt + SLOW, lastAt + APART);
}
