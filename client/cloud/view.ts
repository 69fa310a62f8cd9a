import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import type { Subscription } from '../emitter';
import { messageModel, type NodeModel } from '../node';
import { shownText } from '../shown-text';
import { Ticker } from '../ticker';
import { TreeProvider } from '../tree-provider';
import { CloudRows } from './cloud-rows';
import { CredentialFiles, type WatchFiles } from './connections/credential-files';
import { Reconnect } from './connections/reconnect';
import type { CloudSession } from './connections/session';
import type { CloudSessions } from './connections/sessions';
import { MessageLine } from './message-line';
import { type CloudNode, cloudChildren, connectionNodeId, connectionNodes, describeCloud } from './nodes';
import { changedNodeIds } from './nodes/changed-nodes';
import type { ProjectList } from './projects/project-list';
import type { ProjectLists } from './projects/project-lists';
import { RunningRows } from './watching/running-rows';

const VIEW = 'codebuild.cloud';

/** A view that was hidden for longer than this reads its builds again. Milliseconds. */
const STALE_AFTER = 30_000;

/** The CodeBuild view: shows the sessions side by side and keeps their running builds fresh while it is visible. */
export class CloudView implements vscode.Disposable {
  private readonly provider: TreeProvider<CloudNode>;
  private readonly view: vscode.TreeView<CloudNode>;
  private readonly ticker: Ticker;
  private readonly reconnect: Reconnect;
  private readonly files: CredentialFiles;
  private readonly rows: CloudRows;
  private readonly running: RunningRows;
  private readonly messageLine = new MessageLine();
  private readonly disposables: vscode.Disposable[];
  /** The sessions that are heard. */
  private readonly shown = new Map<CloudSession, Subscription>();
  private hiddenAt: number | undefined;
  private isFiltered = false;

  constructor(
    private readonly sessions: CloudSessions,
    private readonly projects: ProjectLists,
    private readonly clock: Clock,
    watchFiles: WatchFiles,
  ) {
    this.provider = new TreeProvider<CloudNode>({
      children: (node) => this.children(node),
      describe: (node) => this.describe(node),
    });
    this.view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this.provider,
      showCollapseAll: true,
    });
    this.rows = new CloudRows({ view: this.view, provider: this.provider, sessions, projects, clock });
    this.running = new RunningRows((session) => projects.of(session));
    this.reconnect = new Reconnect(
      clock,
      (id) => sessions.answers(id),
      (id) => sessions.renew(id),
    );
    this.files = new CredentialFiles(watchFiles, clock, () => sessions.filesChanged());
    this.ticker = new Ticker(clock, () => this.provider.refreshChanged());
    this.listen();
    this.disposables = [
      this.ticker,
      this.reconnect,
      this.files,
      this.provider,
      this.view,
      this.view.onDidExpandElement(({ element }) => this.track(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.track(element, false)),
      this.view.onDidChangeVisibility(({ visible }) => this.showOrHide(visible)),
      sessions.onDidChange(() => this.renew()),
      projects.onDidChange((id) => this.showProjects(id)),
      projects.onDidStartReading((done) => {
        void vscode.window.withProgress({ location: { viewId: VIEW } }, () => done);
      }),
    ];
    this.showOrHide(this.view.visible);
  }

  /** What a node shows, or everything. Also tries a connection that failed anew, with the credentials that there are now. */
  async refresh(node?: CloudNode): Promise<void> {
    const sessions = this.sessions.all.filter(({ id }) => node === undefined || id === node.sessionId);
    await Promise.all(
      sessions.map(async (session) => {
        const { id, store } = session;
        session.askAgain();
        const { error } = await store.projects();
        if (error || store.connection.unconfigured) return this.sessions.renew(id);
        if (node?.kind === 'project') return store.refreshProject(node.name);
        this.projects.of(session).forget();
        store.forgetDetails();
        store.refresh();
      }),
    );
  }

  /** Opens a project in the tree, if the view is on screen: something has begun there. */
  async reveal(sessionId: string, project: string): Promise<void> {
    if (this.view.visible) await this.rows.revealProject(sessionId, project, { select: false, expand: true });
  }

  /** Goes to a project in the tree, which somebody looks for; it opens the view too. */
  showProject(sessionId: string, project: string): Promise<void> {
    return this.rows.revealProject(sessionId, project, { select: true, focus: true });
  }

  /** Goes to a connection in the tree and opens it. */
  revealConnection(sessionId: string): Promise<void> {
    return this.rows.revealConnection(sessionId, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    for (const shown of this.shown.values()) shown.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async children(node: CloudNode | undefined): Promise<CloudNode[]> {
    if (node === undefined) return this.connections();
    const session = this.sessions.get(node.sessionId);
    if (!session) return [];
    // a tree that opens as it was left asks for children without telling that it expanded; it may close again while they are read
    this.running.setOpen(node, true);
    const list = this.projects.of(session);
    const children = await cloudChildren({ store: session.store, list }, node);
    if (node.kind === 'connection') await this.sayWhatFailed(session, list);
    this.running.setChildren(node, children);
    this.running.watch();
    return children;
  }

  private async connections(): Promise<CloudNode[]> {
    const nodes = await connectionNodes(this.sessions.all);
    this.running.setChildren(undefined, nodes);
    void vscode.commands.executeCommand('setContext', 'codebuild.cloud.unconfigured', nodes.length === 0);
    return nodes;
  }

  private describe(node: CloudNode): NodeModel {
    const session = this.sessions.get(node.sessionId);
    if (!session) return messageModel('This connection is gone');
    const isOnly = this.sessions.all.length === 1;
    return describeCloud(node, {
      session,
      isOnly,
      now: this.clock.now(),
      mark: (project) => ({
        isFavourite: this.projects.isFavourite(session, project),
        reason: this.projects.reasonOf(session, project),
      }),
      grouping: this.projects.groupings.of(session.id),
    });
  }

  /** Of one session, or of all. */
  private showProjects(sessionId: string | undefined): void {
    const ids = sessionId === undefined ? this.sessions.all.map(({ id }) => id) : [sessionId];
    for (const id of ids) this.provider.refreshNode(connectionNodeId(id));
    this.say();
    const isFiltered = this.projects.filter.trim() !== '';
    if (isFiltered === this.isFiltered) return;
    this.isFiltered = isFiltered;
    void vscode.commands.executeCommand('setContext', 'codebuild.cloud.filtered', isFiltered);
  }

  private renew(): void {
    this.listen();
    this.running.watch();
    this.say();
    this.provider.refresh();
  }

  /** Sessions that are gone are forgotten, new ones heard. */
  private listen(): void {
    for (const [session, shown] of this.shown) {
      if (this.sessions.all.includes(session)) continue;
      shown.dispose();
      this.shown.delete(session);
      this.messageLine.set(session, undefined);
    }
    this.projects.keep(this.sessions.all);
    for (const session of this.sessions.all) {
      if (!this.shown.has(session)) this.shown.set(session, this.show(session));
    }
  }

  private show(session: CloudSession): Subscription {
    const { store, polling } = session;
    const subscriptions = [
      this.running.add(session),
      polling.onDidSlow(() => this.say()),
      store.onDidChange((change) => {
        for (const id of changedNodeIds(session, change)) this.provider.refreshNode(id);
        this.running.watch();
      }),
    ];
    return {
      dispose() {
        for (const subscription of subscriptions) subscription.dispose();
      },
    };
  }

  private track(node: CloudNode, expanded: boolean): void {
    this.running.setOpen(node, expanded);
    this.running.watch();
  }

  private showOrHide(visible: boolean): void {
    this.ticker.set(visible);
    this.files.set(visible);
    this.say();
    this.running.setVisible(visible);
    if (!visible) {
      this.hiddenAt = this.clock.now();
      return;
    }
    const stale = this.hiddenAt !== undefined && this.clock.now() - this.hiddenAt > STALE_AFTER;
    this.hiddenAt = undefined;
    if (stale) for (const { store } of this.sessions.all) store.refreshBuilds();
  }

  private async sayWhatFailed(session: CloudSession, list: ProjectList): Promise<void> {
    const error = (await session.store.projects()).error ?? list.failed;
    if (!this.shown.has(session)) return;
    this.messageLine.set(session, error);
    this.say();
  }

  /** Also has an emulator that has stopped looked for, while somebody sees that it has. */
  private say(): void {
    const { all } = this.sessions;
    const said = this.messageLine.text(all, this.projects.message);
    const message = said && shownText(said);
    // each assignment costs a message to the window
    if (this.view.message !== message) this.view.message = message;
    this.reconnect.set(this.view.visible ? this.messageLine.stoppedEmulators(all) : []);
  }
}
