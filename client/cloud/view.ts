import * as vscode from 'vscode';
import type { AwsErrorDescription } from '../../core/aws/errors';
import type { Clock } from '../../core/builds/events';
import type { PolledSet } from '../../core/builds/remote/poll/wanted';
import type { Subscription } from '../emitter';
import { messageModel, type NodeModel } from '../node';
import { quietly } from '../quietly';
import { shownText } from '../shown-text';
import { Ticker } from '../ticker';
import { TreeProvider } from '../tree-provider';
import { connectionMessage } from './connections/connection-message';
import { CredentialFiles, type WatchFiles } from './connections/credential-files';
import { Reconnect } from './connections/reconnect';
import type { CloudSession } from './connections/session';
import type { CloudSessions } from './connections/sessions';
import {
  type CloudNode,
  cloudChildren,
  connectionNodeId,
  connectionNodes,
  describeCloud,
  projectNodeId,
  projectPlace,
} from './nodes';
import { changedNodeIds } from './nodes/changed-nodes';
import type { ProjectList } from './projects/project-list';
import type { ProjectLists } from './projects/project-lists';
import { OpenNodes } from './watching/open-nodes';
import { paceMessage } from './watching/pace-message';
import { shownRunning } from './watching/shown-running';

/** What the view has of a session. */
interface ShownSession extends Subscription {
  /** Its builds that are on screen and run. */
  polled: PolledSet;
}

const VIEW = 'codebuild.cloud';

/** A view that was hidden for longer than this reads its builds again. Milliseconds. */
const STALE_AFTER = 30_000;

/** Between the two tries to show a project. Milliseconds. */
const REVEAL_AGAIN = 500;

/** The CodeBuild view: shows the sessions side by side and keeps their running builds fresh while it is visible. */
export class CloudView implements vscode.Disposable {
  private readonly provider: TreeProvider<CloudNode>;
  private readonly view: vscode.TreeView<CloudNode>;
  private readonly ticker: Ticker;
  private readonly reconnect: Reconnect;
  private readonly files: CredentialFiles;
  private readonly open = new OpenNodes();
  private readonly disposables: vscode.Disposable[];
  private readonly shown = new Map<CloudSession, ShownSession>();
  private readonly failures = new Map<CloudSession, AwsErrorDescription>();
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
    if (this.view.visible) await this.revealProject(sessionId, project, { select: false, expand: true });
  }

  /** Goes to a project in the tree, which somebody looks for; it opens the view too. */
  showProject(sessionId: string, project: string): Promise<void> {
    return this.revealProject(sessionId, project, { select: true, focus: true });
  }

  /** Goes to a connection in the tree and opens it. */
  async revealConnection(sessionId: string): Promise<void> {
    const node: CloudNode = { kind: 'connection', id: connectionNodeId(sessionId), sessionId };
    await this.revealNode(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    for (const shown of this.shown.values()) shown.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Never rejects: the filter may hide the project, and the tree may be being read anew. */
  private async revealProject(
    sessionId: string,
    project: string,
    options: { select?: boolean; focus?: boolean; expand?: boolean },
  ): Promise<void> {
    const session = this.sessions.get(sessionId);
    if (!session) return;
    const isShown = this.provider.find(projectNodeId(sessionId, project)) !== undefined;
    const node = projectPlace(this.projects.of(session), sessionId, project);
    if (!isShown) this.provider.refreshNode(connectionNodeId(sessionId));
    await this.revealNode(node, options);
  }

  /** Never rejects: the tree may be being read anew. */
  private async revealNode(
    node: CloudNode,
    options: { select?: boolean; focus?: boolean; expand?: boolean },
  ): Promise<void> {
    await this.provider.settled();
    try {
      await this.view.reveal(node, options);
    } catch {
      await this.clock.sleep(REVEAL_AGAIN);
      await quietly('showing a row of the tree', async () => this.view.reveal(node, options));
    }
  }

  private async children(node: CloudNode | undefined): Promise<CloudNode[]> {
    if (node === undefined) return this.connections();
    const session = this.sessions.get(node.sessionId);
    if (!session) return [];
    // a tree that opens as it was left asks for children without telling that it expanded; it may close again while they are read
    this.open.set(node, true);
    const list = this.projects.of(session);
    const children = await cloudChildren({ store: session.store, list }, node);
    if (node.kind === 'connection') await this.sayWhatFailed(session, list);
    this.open.setChildren(node, children);
    this.watchRunning();
    return children;
  }

  private async connections(): Promise<CloudNode[]> {
    const nodes = await connectionNodes(this.sessions.all);
    this.open.setChildren(undefined, nodes);
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
    this.projects.keep(this.sessions.all);
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
        for (const id of changedNodeIds(session, change)) this.provider.refreshNode(id);
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
    this.open.set(node, expanded);
    this.watchRunning();
  }

  /** What somebody sees running is read again and again. */
  private watchRunning(): void {
    const open = this.open.onScreen;
    for (const [session, { polled }] of this.shown) {
      const own = this.view.visible ? open.filter(({ sessionId }) => sessionId === session.id) : [];
      polled.set(shownRunning(session.store, this.projects.of(session), own));
    }
  }

  private showOrHide(visible: boolean): void {
    this.ticker.set(visible);
    this.files.set(visible);
    this.say();
    this.watchRunning();
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
    if (error) this.failures.set(session, error);
    else this.failures.delete(session);
    this.say();
  }

  /** One message, the connections' before that of slowed polls; an emulator that has stopped is looked for while somebody sees it. */
  private say(): void {
    const failed = [...this.failures].map(([{ id, name, store }, error]) => {
      const canSignIn = store.connection.ssoProfile !== undefined;
      return { id, name, error, canSignIn };
    });
    const slow = this.sessions.all.flatMap(({ id, polling: { slowed } }) =>
      slowed ? [{ id, ...slowed }] : [],
    );
    const failure =
      connectionMessage(failed, this.sessions.all.length === 1) ?? (slow[0] && paceMessage(slow[0]));
    const { message: filter } = this.projects;
    const said = filter && failure ? `${filter} ${failure}` : (filter ?? failure);
    const message = said && shownText(said);
    // each assignment costs a message to the window
    if (this.view.message !== message) this.view.message = message;
    const stopped = [...failed, ...slow].filter(({ error }) => error.kind === 'emulator');
    this.reconnect.set(this.view.visible ? stopped.map(({ id }) => id) : []);
  }
}
