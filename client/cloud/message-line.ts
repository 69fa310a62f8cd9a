import type { AwsErrorDescription } from '../../core/aws/errors';
import { connectionMessage, type FailedConnection } from './connections/connection-message';
import type { CloudSession } from './connections/session';
import { paceMessage } from './watching/pace-message';

type ToldSession = Pick<CloudSession, 'id' | 'name'> & {
  polling: Pick<CloudSession['polling'], 'slowed'>;
  store: { connection: Pick<CloudSession['store']['connection'], 'ssoProfile'> };
};

/** What the CodeBuild view says above its rows. */
export class MessageLine {
  private readonly failures = new Map<ToldSession, AwsErrorDescription>();

  /** Undefined where the connection answers. */
  set(session: ToldSession, failure: AwsErrorDescription | undefined): void {
    if (failure) this.failures.set(session, failure);
    else this.failures.delete(session);
  }

  /** What the filter says comes first; of the rest one: the failed connections before the polls that are slowed. */
  text(sessions: readonly ToldSession[], filter: string | undefined): string | undefined {
    const [slow] = slowedOf(sessions);
    const failure = connectionMessage(this.failed, sessions.length === 1) ?? (slow && paceMessage(slow));
    return filter && failure ? `${filter} ${failure}` : (filter ?? failure);
  }

  /** Ids of the connections to emulators that do not answer. */
  stoppedEmulators(sessions: readonly ToldSession[]): string[] {
    return [...this.failed, ...slowedOf(sessions)]
      .filter(({ error }) => error.kind === 'emulator')
      .map(({ id }) => id);
  }

  private get failed(): (FailedConnection & { id: string })[] {
    return [...this.failures].map(([{ id, name, store }, error]) => {
      const canSignIn = store.connection.ssoProfile !== undefined;
      return { id, name, error, canSignIn };
    });
  }
}

function slowedOf(sessions: readonly ToldSession[]) {
  return sessions.flatMap(({ id, polling: { slowed } }) => (slowed ? [{ id, ...slowed }] : []));
}
