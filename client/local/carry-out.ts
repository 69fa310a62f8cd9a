import { cleanCommit } from '../../core/builds/local/clone';
import { quietly } from '../quietly';
import type { LocalRun } from './local-run';
import type { PreparedRun } from './prepare-run';
import type { EndedRun, LocalRunParts } from './run-parts';

/** For so long git is waited for once a build is over, as in a very large source. Milliseconds. */
const GIT_PATIENCE = 2_000;

/** Carries a run out as one that can be cancelled, and clears up after it. `task` gets the signal that cancels it, and never rejects. */
export async function carryOut(
  parts: LocalRunParts,
  run: LocalRun,
  { name, source, chosen, aws }: PreparedRun,
  task: (signal: AbortSignal) => Promise<void>,
): Promise<EndedRun> {
  await parts.running.during(run.id, async (signal) => {
    parts.onStarted?.(run);
    // what the source is at when the build begins
    const noted = cleanCommit(source.folder.fsPath).then((commit) => parts.runs.noteCommit(run.id, commit));
    await task(signal);
    await Promise.race([noted, parts.clock.sleep(GIT_PATIENCE)]);
    await quietly('looking after caches', () => parts.caches.settle(run.buildspec));
  });
  aws.dispose();
  return { id: run.id, name, remember: chosen.remember };
}
