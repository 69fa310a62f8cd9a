import * as vscode from 'vscode';
import type { AwsErrorDescription } from '../../core/aws/errors';
import type { Clock } from '../../core/builds/events';
import { Poller } from '../poller';
import { quietly } from '../quietly';
import { Ticker } from '../ticker';
import { TreeProvider } from '../tree-provider';
import {
  buildNodeId,
  type CloudNode,
  CONNECTION_ID,
  cloudChildren,
  describeCloud,
  projectNodeId,
} from './nodes';
import { paceMessage } from './pace-message';
import { Reconnect } from './reconnect';
import type { CloudSession, CloudSessions } from './session';
import type { CloudChange } from './store';

/** A view that was hidden for longer than this reads its builds again. Milliseconds. */
const STALE_AFTER = 30_000;

/** The CodeBuild view: shows the current session and keeps its running builds fresh while it is visible. */
export class CloudView implements vscode.Disposable {
  private readonly provider: TreeProvider<CloudNode>;
  private readonly view: vscode.TreeView<CloudNode>;
  private readonly poller: Poller;
  private readonly ticker: Ticker;
  private readonly reconnect: Reconnect;
  private readonly expanded = new Set<string>();
  private readonly disposables: vscode.Disposable[];
  private storeSubscription: { dispose(): void };
  private hiddenAt: number | undefined;
  private connectionFailure: AwsErrorDescription | undefined;
  private slowed = false;

  constructor(
    private readonly sessions: CloudSessions,
    private readonly clock: Clock,
  ) {
    this.provider = new TreeProvider<CloudNode>({
      children: (node) => this.children(node),
      describe: (node) => describeCloud(node, { ...this.describeOptions(), now: clock.now() }),
    });
    this.view = vscode.window.createTreeView('codebuild.cloud', {
      treeDataProvider: this.provider,
      showCollapseAll: true,
    });
    this.poller = new Poller({
      clock,
      random: Math.random,
      poll: (ids, signal) => sessions.current.store.poll(ids, signal),
      onSlowed: (delay) => {
        this.slowed = delay !== undefined;
        this.say();
      },
    });
    this.reconnect = new Reconnect(
      clock,
      () => sessions.answers(),
      () => sessions.renew(),
    );
    this.ticker = new Ticker(clock, () => this.provider.refreshChanged());
    this.storeSubscription = this.listen(sessions.current);
    this.disposables = [
      this.ticker,
      this.reconnect,
      this.provider,
      this.view,
      this.view.onDidExpandElement(({ element }) => this.track(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.track(element, false)),
      this.view.onDidChangeVisibility(({ visible }) => this.showOrHide(visible)),
      sessions.onDidChange(() => this.renew()),
    ];
    this.showOrHide(this.view.visible);
  }

  /** Also tries a connection that failed anew, with the credentials that there are now. */
  async refresh(project?: string): Promise<void> {
    const { store } = this.sessions.current;
    const { error } = await store.projects();
    if (error || store.connection.unconfigured) return this.sessions.renew();
    if (project === undefined) store.forgetDetails();
    store.refresh(project);
  }

  /** Shows where a build is in the tree, if the view is on screen. Never rejects: the tree may be being read anew. */
  async reveal(project: string): Promise<void> {
    const node = this.provider.find(projectNodeId(project));
    if (!node || !this.view.visible) return;
    await quietly('showing a project', async () => this.view.reveal(node, { select: false, expand: true }));
  }

  dispose(): void {
    this.poller.dispose();
    this.storeSubscription.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async children(node: CloudNode | undefined): Promise<CloudNode[]> {
    const { store } = this.sessions.current;
    const children = await cloudChildren(store, node);
    if (node === undefined) {
      void vscode.commands.executeCommand(
        'setContext',
        'codebuild.cloud.unconfigured',
        store.connection.unconfigured,
      );
    }
    if (node?.kind === 'connection') await this.sayWhatFailed();
    // a tree that opens as it was left asks for children without telling that it expanded
    if (node?.kind === 'project') this.expanded.add(node.name);
    this.watchRunning();
    return children;
  }

  private describeOptions() {
    const { store, name, hasConsole } = this.sessions.current;
    return { store, connectionName: name, hasConsole };
  }

  private renew(): void {
    this.storeSubscription.dispose();
    this.storeSubscription = this.listen(this.sessions.current);
    this.connectionFailure = undefined;
    this.poller.watch([]);
    this.say();
    this.provider.refresh();
  }

  private listen({ store }: CloudSession): { dispose(): void } {
    return store.onDidChange((change) => {
      this.provider.refreshNode(nodeIdOf(change));
      this.watchRunning();
    });
  }

  private track(node: CloudNode, expanded: boolean): void {
    if (node.kind !== 'project') return;
    if (expanded) this.expanded.add(node.name);
    else this.expanded.delete(node.name);
    this.watchRunning();
  }

  private watchRunning(): void {
    this.poller.watch(this.sessions.current.store.unfollowed(this.expanded));
  }

  private showOrHide(visible: boolean): void {
    this.poller.setVisible(visible);
    this.ticker.set(visible);
    this.say();
    this.watchRunning();
    if (!visible) {
      this.hiddenAt = this.clock.now();
      return;
    }
    const stale = this.hiddenAt !== undefined && this.clock.now() - this.hiddenAt > STALE_AFTER;
    this.hiddenAt = undefined;
    if (stale) this.sessions.current.store.refresh();
  }

  /** A row cuts long text off, and what to do about a connection must be readable. */
  private async sayWhatFailed(): Promise<void> {
    const session = this.sessions.current;
    const { error } = await session.store.projects();
    if (session !== this.sessions.current) return;
    this.connectionFailure = error;
    this.say();
  }

  /** One message, the connection's before that of slowed polls; an emulator that has stopped is looked for while somebody sees it. */
  private say(): void {
    const failure = this.connectionFailure;
    const slow = this.slowed ? this.sessions.current.store.pollFailure : undefined;
    const pace = this.slowed ? paceMessage(slow) : undefined;
    const message = failure ? `${failure.message} ${failure.next}` : pace;
    // each assignment costs a message to the window
    if (this.view.message !== message) this.view.message = message;
    this.reconnect.set(this.view.visible && (failure ?? slow)?.kind === 'emulator');
  }
}

function nodeIdOf(change: CloudChange): string {
  switch (change.kind) {
    case 'connection':
      return CONNECTION_ID;
    case 'project':
      return projectNodeId(change.name);
    case 'build':
      return buildNodeId(change.id);
  }
}
