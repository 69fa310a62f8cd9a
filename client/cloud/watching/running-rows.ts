import type { PolledSet } from '../../../core/builds/remote/poll/wanted';
import type { Subscription } from '../../emitter';
import type { CloudSession } from '../connections/session';
import type { CloudNode } from '../nodes';
import type { ProjectList } from '../projects/project-list';
import { OpenNodes } from './open-nodes';
import { shownRunning } from './shown-running';

/** What somebody sees running in the tree is read again and again. */
export class RunningRows {
  private readonly open = new OpenNodes();
  private readonly polled = new Map<CloudSession, PolledSet>();
  private isVisible = false;

  constructor(private readonly listOf: (session: CloudSession) => ProjectList) {}

  /** Disposing of the result forgets the session. */
  add(session: CloudSession): Subscription {
    const polled = session.polling.addSet();
    this.polled.set(session, polled);
    return {
      dispose: () => {
        this.polled.delete(session);
        polled.dispose();
      },
    };
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.watch();
  }

  /** What is read changes with the next `watch`. */
  setOpen(node: CloudNode, isOpen: boolean): void {
    this.open.set(node, isOpen);
  }

  /** What a node has below it by now, or the tree. What is read changes with the next `watch`. */
  setChildren(parent: CloudNode | undefined, children: readonly CloudNode[]): void {
    this.open.setChildren(parent, children);
  }

  /** Looks anew at what runs. */
  watch(): void {
    const open = this.isVisible ? this.open.onScreen : [];
    for (const [session, polled] of this.polled) {
      const own = open.filter(({ sessionId }) => sessionId === session.id);
      polled.set(shownRunning(session.store, this.listOf(session), own));
    }
  }
}
