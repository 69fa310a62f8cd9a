import type { Build } from '@aws-sdk/client-codebuild';
import { sessionTarget } from '../../../core/builds/remote/debug-session';
import type { Subscription } from '../../emitter';
import { subscribeToEach } from '../connections/each-session';
import type { CloudStore } from '../store';

interface Session {
  id: string;
  store: Pick<CloudStore, 'onDidChange'> & { builds: Pick<CloudStore['builds'], 'get'> };
}

export interface WaitingNoticesParts<S extends Session> {
  sessions: { readonly all: readonly S[]; onDidChange(listener: () => void): Subscription };
  /** Ids of the builds that this window started. */
  started: ReadonlySet<string>;
  show(session: S, build: Build): void;
}

/** Tells, once each time, that a build which this window started begins to wait at a breakpoint: its timeout goes on. */
export class WaitingNotices<S extends Session> {
  private readonly waiting = new Set<string>();
  private readonly subscription: Subscription;

  constructor(private readonly parts: WaitingNoticesParts<S>) {
    this.subscription = subscribeToEach(parts.sessions, (session) =>
      session.store.onDidChange((change) => {
        if (change.kind === 'build') this.look(session, change.id);
      }),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private look(session: S, id: string): void {
    const { started, show } = this.parts;
    const build = started.has(id) ? session.store.builds.get(id) : undefined;
    if (!build) return;
    if (sessionTarget(build) === undefined) this.waiting.delete(id);
    else if (!this.waiting.has(id)) {
      this.waiting.add(id);
      show(session, build);
    }
  }
}
