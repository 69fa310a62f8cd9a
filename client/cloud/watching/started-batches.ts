import type { BuildBatch } from '@aws-sdk/client-codebuild';
import { batchHasEnded } from '../../../core/builds/remote/status';
import type { CloudSession } from '../connections/session';
import { endOfBatch } from '../ends/end';
import type { Ended } from '../ends/end-notices';

type Session = Pick<CloudSession, 'polling' | 'store'>;

/** Batches that the user started: read on until they have ended, whether somebody sees them or not. */
export class StartedBatches<S extends Session> {
  private readonly watched = new Set<{ dispose(): void }>();

  constructor(private readonly onEnded: (ended: Ended<S>) => void) {}

  add(session: S, { id }: BuildBatch): void {
    if (id === undefined) return;
    const polled = session.polling.addSet({ isOwn: true });
    const subscription = session.store.onDidChange(() => {
      const batch = session.store.builds.batches.get(id);
      if (!batch || !batchHasEnded(batch)) return;
      watching.dispose();
      this.onEnded({ session, batch, end: endOfBatch(batch) });
    });
    const watching = {
      dispose: () => {
        polled.dispose();
        subscription.dispose();
        this.watched.delete(watching);
      },
    };
    this.watched.add(watching);
    polled.set({ batches: [id] });
  }

  dispose(): void {
    for (const watching of [...this.watched]) watching.dispose();
  }
}
