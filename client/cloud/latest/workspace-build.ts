import type { Build } from '@aws-sdk/client-codebuild';
import type { Clock } from '../../../core/builds/events';
import { Loop } from '../../../core/builds/remote/poll/loop';
import type { PolledSet } from '../../../core/builds/remote/poll/wanted';
import { hasEnded } from '../../../core/builds/remote/status';
import { Emitter, type Subscription } from '../../emitter';
import type { WindowFocus } from '../../window-focus';
import type { CloudSession } from '../connections/session';
import type { WorkspaceProjects } from '../projects/project-lists';
import { type LookedAt, nextLook } from './look-schedule';

type Session = Pick<CloudSession, 'id' | 'name' | 'emulated' | 'store' | 'polling'>;

export interface WorkspaceBuildParts<S extends Session> {
  sessions: { readonly all: readonly S[]; onDidChange(listener: () => void): Subscription };
  workspace: Pick<WorkspaceProjects, 'of' | 'connectionNames' | 'onDidChange'>;
  focus: WindowFocus;
  clock: Clock;
}

/** The latest build of the projects that build the workspace. */
export interface LatestOfWorkspace<S> {
  session: S;
  build: Build;
  /** Why its project belongs to the workspace. */
  reason: string;
}

/** A window that starts has better things to do than to load what calls AWS. Milliseconds. */
const AFTER_START = 3_000;

interface WatchedProject<S> extends LookedAt {
  session: S;
  name: string;
  reason: string;
}

/** What it has of a session. */
interface WatchedSession extends Subscription {
  polled: PolledSet;
}

/**
 * Knows the latest build of the workspace's projects and hears of a newer one. It makes no call, loads nothing and has no timer while no
 * project of a connection is linked to a buildspec of the workspace.
 */
export class WorkspaceBuild<S extends Session> {
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: Subscription[];
  private readonly watched = new Map<S, WatchedSession>();
  private projects: WatchedProject<S>[] = [];
  private lastLookAt = -Infinity;
  private readonly disposal = new AbortController();
  private readonly loop: Loop<{ at: number; project: WatchedProject<S> }>;

  constructor(private readonly parts: WorkspaceBuildParts<S>) {
    const { sessions, workspace, focus, clock } = parts;
    this.loop = new Loop({
      clock,
      plan: () => nextLook(this.projects, { isFocused: focus.isFocused, lastAt: this.lastLookAt }),
      perform: ({ project }) => this.look(project),
    });
    this.subscriptions = [
      sessions.onDidChange(() => this.update()),
      workspace.onDidChange(() => this.update()),
      focus.onDidChange(() => this.loop.replan()),
    ];
    void clock.sleep(AFTER_START, this.disposal.signal).then(() => this.update());
  }

  /** The one that began last, of all projects of the workspace; undefined where none is known. */
  get current(): LatestOfWorkspace<S> | undefined {
    const latest = this.projects.flatMap(({ session, name, reason }) => {
      const build = session.store.builds.get(session.store.latest.of(name) ?? '');
      return build ? [{ session, build, reason }] : [];
    });
    return latest.sort((a, b) => timeOf(b.build) - timeOf(a.build))[0];
  }

  dispose(): void {
    this.disposal.abort();
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const watched of this.watched.values()) watched.dispose();
    this.projects = [];
    this.loop.replan();
  }

  private update(): void {
    if (this.disposal.signal.aborted) return;
    const { sessions, workspace } = this.parts;
    const names = workspace.connectionNames();
    const linked = sessions.all.filter(({ name }) => names.has(name));
    for (const [session, watched] of this.watched) {
      if (linked.includes(session)) continue;
      watched.dispose();
      this.watched.delete(session);
    }
    for (const session of linked) {
      if (!this.watched.has(session)) this.watched.set(session, this.watch(session));
    }
    this.projects = linked.flatMap((session) => this.projectsOf(session));
    this.loop.replan();
    this.tell();
  }

  private watch(session: S): WatchedSession {
    const polled = session.polling.addSet();
    const ofStore = session.store.onDidChange(({ kind }) => {
      if (kind === 'build' || kind === 'project') this.tell();
    });
    // a project is known by the region of its connection, which is a look into files
    if (session.store.connection.region === undefined) {
      void session.store.connect().then(() => this.watched.has(session) && this.update());
    }
    return {
      polled,
      dispose() {
        polled.dispose();
        ofStore.dispose();
      },
    };
  }

  private projectsOf(session: S): WatchedProject<S>[] {
    const { region } = session.store.connection;
    if (region === undefined) return [];
    const reasons = this.parts.workspace.of({ name: session.name, region });
    return [...reasons].map(([name, reason]) => {
      const before = this.projects.find((project) => project.session === session && project.name === name);
      return { session, name, reason, emulated: session.emulated, askedAt: before?.askedAt ?? -Infinity };
    });
  }

  private async look(project: WatchedProject<S>): Promise<void> {
    await project.session.store.latest.ask(project.name);
    const now = this.parts.clock.now();
    project.askedAt = now;
    this.lastLookAt = now;
    this.tell();
  }

  /** Also has what runs read on. */
  private tell(): void {
    for (const [session, { polled }] of this.watched) {
      const latest = this.projects
        .filter((project) => project.session === session)
        .flatMap(({ name }) => session.store.builds.get(session.store.latest.of(name) ?? '') ?? []);
      const running = latest.filter((build) => !hasEnded(build));
      polled.set({ builds: running.flatMap(({ id }) => id ?? []) });
    }
    this.changed.fire();
  }
}

function timeOf({ startTime }: Build): number {
  return startTime?.getTime() ?? 0;
}
