import { quietly } from '../quietly';
import type { PreparedRun } from './prepare-run';
import type { EndedRun, LocalRunParts } from './run-parts';
import type { LocalRun } from './runs';

/** Carries a run out as one that can be cancelled, and clears up after it. `task` gets the signal that cancels it, and never rejects. */
export async function carryOut(
  parts: LocalRunParts,
  run: LocalRun,
  { name, chosen, aws }: PreparedRun,
  task: (signal: AbortSignal) => Promise<void>,
): Promise<EndedRun> {
  await parts.running.during(run.id, async (signal) => {
    parts.onStarted?.(run);
    await task(signal);
    await quietly('looking after caches', () => parts.caches.settle(run.buildspec));
  });
  aws.dispose();
  return { id: run.id, name, remember: chosen.remember };
}
