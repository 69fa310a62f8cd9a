import type { Build, Project } from '@aws-sdk/client-codebuild';
import { Emitter, type Subscription } from '../emitter';
import type { Answer } from './api';
import { subscribeToEach } from './connections/each-session';
import type { Patience } from './projects/patience';
import type { CloudStore } from './store';

/** Which connection of the CodeBuild view a project is of; names, never credentials. */
export interface ProjectConnection {
  /** As the tree has it: a profile, `default` or `emulator`. */
  name: string;
  region?: string;
}

interface Session {
  name: string;
  store: CloudStore;
}

interface Sessions {
  readonly all: readonly Session[];
  onDidChange(listener: () => void): Subscription;
}

/** The projects of the connections that the CodeBuild view shows, for who has to do with buildspecs. */
export class ConnectedProjects {
  private readonly listed = new Emitter<void>();
  /** The view has listed projects. */
  readonly onDidList = this.listed.event;
  private readonly subscription: Subscription;

  constructor(private readonly sessions: Sessions) {
    this.subscription = subscribeToEach(sessions, ({ store }) =>
      store.onDidListProjects(() => this.listed.fire()),
    );
  }

  /** Of each connection, in the order of the tree. */
  get all(): ConnectionProjects[] {
    return this.sessions.all.map((session) => new ConnectionProjects(session));
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

export class ConnectionProjects {
  constructor(private readonly session: Session) {}

  get connection(): ProjectConnection {
    const { name, store } = this.session;
    const { region } = store.connection;
    return region === undefined ? { name } : { name, region };
  }

  /** Whether the view has listed any. */
  get hasListed(): boolean {
    return this.session.store.hasListedProjects;
  }

  /** Learns its region, without a call to AWS. */
  async connect(): Promise<void> {
    await this.session.store.connect();
  }

  /** Reads the names of all, where the view has listed any. */
  async readAllNames(patience: Patience): Promise<void> {
    if (this.hasListed) await this.session.store.readAllProjects(patience);
  }

  /** Those that the view has listed; without a call where it has listed none. */
  listedByNow(patience?: Patience): Promise<Answer<Project[]>> {
    return this.session.store.listedProjects(patience);
  }

  /** What is known of a project's builds, the newest first; without a call to AWS. */
  knownBuilds(project: string): Build[] {
    return this.session.store.builds.knownOf(project);
  }

  /** Lists the projects, the first time by calls to AWS; `more` also the next page. */
  async list(more = false): Promise<Answer<{ projects: Project[]; more: boolean }>> {
    const { store } = this.session;
    await store.connect();
    if (more) await store.loadMore();
    const listing = await store.projects();
    if (listing.error) return { ok: false, error: listing.error };
    const projects = await store.listedProjects();
    return projects.ok ? { ok: true, value: { projects: projects.value, more: listing.more } } : projects;
  }
}
