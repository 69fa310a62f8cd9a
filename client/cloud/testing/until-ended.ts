import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { batchHasEnded, hasEnded } from '../../../core/builds/remote/status';
import type { CloudSession } from '../connections/session';

type Session = Pick<CloudSession, 'polling'> & {
  store: Pick<CloudSession['store'], 'onDidChange'> & {
    builds: { get(id: string): Build | undefined; batches: { get(id: string): BuildBatch | undefined } };
  };
};

/** Reads a build of the user until it has ended, whether somebody sees it or not; undefined where the signal aborts before. */
export function buildEnd(session: Session, id: string, signal: AbortSignal): Promise<Build | undefined> {
  return ended(session, { builds: [id] }, signal, () => {
    const build = session.store.builds.get(id);
    return build && hasEnded(build) ? build : undefined;
  });
}

/** The same for a batch. */
export function batchEnd(session: Session, id: string, signal: AbortSignal): Promise<BuildBatch | undefined> {
  return ended(session, { batches: [id] }, signal, () => {
    const batch = session.store.builds.batches.get(id);
    return batch && batchHasEnded(batch) ? batch : undefined;
  });
}

function ended<T>(
  { polling, store }: Session,
  ids: { builds?: string[]; batches?: string[] },
  signal: AbortSignal,
  look: () => T | undefined,
): Promise<T | undefined> {
  const polled = polling.addSet({ isOwn: true });
  polled.set(ids);
  return new Promise((resolve) => {
    const end = (found: T | undefined) => {
      polled.dispose();
      subscription.dispose();
      signal.removeEventListener('abort', onAbort);
      resolve(found);
    };
    const onAbort = () => end(undefined);
    const onChange = () => {
      const found = look();
      if (found !== undefined) end(found);
    };
    const subscription = store.onDidChange(onChange);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else onChange();
  });
}
