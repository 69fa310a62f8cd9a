import * as vscode from 'vscode';
import type { AwsErrorDescription } from '../../core/aws/errors';
import type { Clock } from '../../core/builds/events';
import type { PolledSet } from '../../core/builds/remote/poll/wanted';
import type { Subscription } from '../emitter';
import { messageModel, type NodeModel } from '../node';
import { quietly } from '../quietly';
import { Ticker } from '../ticker';
import { TreeProvider } from '../tree-provider';
import { connectionMessage } from './connection-message';
import {
  type BatchNode,
  batchBuildNodeId,
  batchNodeId,
  buildNodeId,
  type CloudNode,
  cloudChildren,
  connectionNodeId,
  connectionNodes,
  describeCloud,
  type ProjectNode,
  projectNodeId,
  reportNodeId,
} from './nodes';
import { paceMessage } from './pace-message';
import { Reconnect } from './reconnect';
import type { CloudSession } from './session';
import type { CloudSessions } from './sessions';
import type { CloudChange } from './store';

/** What the view has of a session. */
interface ShownSession extends Subscription {
  /** Its builds that are on screen and run. */
  polled: PolledSet;
}

/** A view that was hidden for longer than this reads its builds again. Milliseconds. */
const STALE_AFTER = 30_000;

/** The CodeBuild view: shows the sessions side by side and keeps their running builds fresh while it is visible. */
export class CloudView implements vscode.Disposable {
  private readonly provider: TreeProvider<CloudNode>;
  private readonly view: vscode.TreeView<CloudNode>;
  private readonly ticker: Ticker;
  private readonly reconnect: Reconnect;
  /** By id. */
  private readonly expanded = new Map<string, ProjectNode | BatchNode>();
  private readonly disposables: vscode.Disposable[];
  private readonly shown = new Map<CloudSession, ShownSession>();
  private readonly failures = new Map<CloudSession, AwsErrorDescription>();
  private hiddenAt: number | undefined;

  constructor(
    private readonly sessions: CloudSessions,
    private readonly clock: Clock,
  ) {
    this.provider = new TreeProvider<CloudNode>({
      children: (node) => this.children(node),
      describe: (node) => this.describe(node),
    });
    this.view = vscode.window.createTreeView('codebuild.cloud', {
      treeDataProvider: this.provider,
      showCollapseAll: true,
    });
    this.reconnect = new Reconnect(
      clock,
      (id) => sessions.answers(id),
      (id) => sessions.renew(id),
    );
    this.ticker = new Ticker(clock, () => this.provider.refreshChanged());
    this.listen();
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

  /** What a node shows, or everything. Also tries a connection that failed anew, with the credentials that there are now. */
  async refresh(node?: CloudNode): Promise<void> {
    const sessions = this.sessions.all.filter(({ id }) => node === undefined || id === node.sessionId);
    await Promise.all(
      sessions.map(async ({ id, store }) => {
        const { error } = await store.projects();
        if (error || store.connection.unconfigured) return this.sessions.renew(id);
        if (node?.kind === 'project') return store.refresh(node.name);
        store.forgetDetails();
        store.refresh();
      }),
    );
  }

  /** Shows where a build is in the tree, if the view is on screen. Never rejects: the tree may be being read anew. */
  async reveal(sessionId: string, project: string): Promise<void> {
    const node = this.provider.find(projectNodeId(sessionId, project));
    if (!node || !this.view.visible) return;
    await quietly('showing a project', async () => this.view.reveal(node, { select: false, expand: true }));
  }

  dispose(): void {
    for (const shown of this.shown.values()) shown.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async children(node: CloudNode | undefined): Promise<CloudNode[]> {
    if (node === undefined) return this.connections();
    const session = this.sessions.get(node.sessionId);
    if (!session) return [];
    const children = await cloudChildren(session.store, node);
    if (node.kind === 'connection') await this.sayWhatFailed(session);
    // a tree that opens as it was left asks for children without telling that it expanded
    if (node.kind === 'project' || node.kind === 'batch') this.expanded.set(node.id, node);
    this.watchRunning();
    return children;
  }

  private async connections(): Promise<CloudNode[]> {
    const nodes = await connectionNodes(this.sessions.all);
    void vscode.commands.executeCommand('setContext', 'codebuild.cloud.unconfigured', nodes.length === 0);
    return nodes;
  }

  private describe(node: CloudNode): NodeModel {
    const session = this.sessions.get(node.sessionId);
    if (!session) return messageModel('This connection is gone');
    const isOnly = this.sessions.all.length === 1;
    return describeCloud(node, { session, isOnly, now: this.clock.now() });
  }

  private renew(): void {
    this.listen();
    this.watchRunning();
    this.say();
    this.provider.refresh();
  }

  /** Sessions that are gone are forgotten, new ones heard. */
  private listen(): void {
    for (const [session, shown] of this.shown) {
      if (this.sessions.all.includes(session)) continue;
      shown.dispose();
      this.shown.delete(session);
      this.failures.delete(session);
    }
    for (const session of this.sessions.all) {
      if (!this.shown.has(session)) this.shown.set(session, this.show(session));
    }
  }

  private show(session: CloudSession): ShownSession {
    const { store, polling } = session;
    const polled = polling.addSet();
    const subscriptions = [
      polled,
      polling.onDidSlow(() => this.say()),
      store.onDidChange((change) => {
        for (const id of nodeIdsOf(session, change)) this.provider.refreshNode(id);
        this.watchRunning();
      }),
    ];
    return {
      polled,
      dispose() {
        for (const subscription of subscriptions) subscription.dispose();
      },
    };
  }

  private track(node: CloudNode, expanded: boolean): void {
    if (node.kind !== 'project' && node.kind !== 'batch') return;
    if (expanded) this.expanded.set(node.id, node);
    else this.expanded.delete(node.id);
    this.watchRunning();
  }

  /** What runs of the projects that are open is read again and again, while somebody sees it. */
  private watchRunning(): void {
    const expanded = [...this.expanded.values()];
    for (const [{ id, store }, { polled }] of this.shown) {
      const own = this.view.visible ? expanded.filter(({ sessionId }) => sessionId === id) : [];
      const projects = new Set(own.flatMap((node) => (node.kind === 'project' ? node.name : [])));
      const batches = new Set(own.flatMap((node) => (node.kind === 'batch' ? node.batchId : [])));
      polled.set({ builds: store.running(projects, batches), batches: store.batches.running(projects) });
    }
  }

  private showOrHide(visible: boolean): void {
    this.ticker.set(visible);
    this.say();
    this.watchRunning();
    if (!visible) {
      this.hiddenAt = this.clock.now();
      return;
    }
    const stale = this.hiddenAt !== undefined && this.clock.now() - this.hiddenAt > STALE_AFTER;
    this.hiddenAt = undefined;
    if (stale) for (const { store } of this.sessions.all) store.refresh();
  }

  private async sayWhatFailed(session: CloudSession): Promise<void> {
    const { error } = await session.store.projects();
    if (!this.shown.has(session)) return;
    if (error) this.failures.set(session, error);
    else this.failures.delete(session);
    this.say();
  }

  /** One message, the connections' before that of slowed polls; an emulator that has stopped is looked for while somebody sees it. */
  private say(): void {
    const failed = [...this.failures].map(([{ id, name }, error]) => ({ id, name, error }));
    const slow = this.sessions.all.flatMap(({ id, polling: { slowed } }) =>
      slowed ? [{ id, ...slowed }] : [],
    );
    const message =
      connectionMessage(failed, this.sessions.all.length === 1) ?? (slow[0] && paceMessage(slow[0]));
    // each assignment costs a message to the window
    if (this.view.message !== message) this.view.message = message;
    const stopped = [...failed, ...slow].filter(({ error }) => error.kind === 'emulator');
    this.reconnect.set(this.view.visible ? stopped.map(({ id }) => id) : []);
  }
}

/** The rows that a change is seen in. */
function nodeIdsOf({ id: sessionId, store }: CloudSession, change: CloudChange): string[] {
  switch (change.kind) {
    case 'connection':
      return [connectionNodeId(sessionId)];
    case 'project':
      return [projectNodeId(sessionId, change.name)];
    case 'build': {
      const group = store.batches.groupOfBuild(change.id);
      const ofBatch = group ? [batchBuildNodeId(sessionId, group.batchId, group.identifier)] : [];
      return [buildNodeId(sessionId, change.id), ...ofBatch];
    }
    case 'batch':
      return [batchNodeId(sessionId, change.id)];
    case 'report':
      return [reportNodeId(sessionId, change.arn)];
  }
}
