import type { Project } from '@aws-sdk/client-codebuild';
import { Emitter, type Subscription } from '../emitter';
import type { Answer } from './api';
import type { CloudStore } from './store';

/** Which connection of the CodeBuild view a project is of; names, never credentials. */
export interface ProjectConnection {
  /** As the tree has it: a profile, `default` or `emulator`. */
  name: string;
  region?: string;
}

interface Sessions {
  readonly current: { name: string; store: CloudStore };
  onDidChange(listener: () => void): Subscription;
}

/** The projects of the connection that the CodeBuild view shows, for who has to do with buildspecs. */
export class ConnectedProjects {
  private readonly listed = new Emitter<void>();
  /** The view has listed projects. */
  readonly onDidList = this.listed.event;
  private readonly subscription: Subscription;
  private ofStore: Subscription | undefined;

  constructor(private readonly sessions: Sessions) {
    this.subscription = sessions.onDidChange(() => this.listen());
    this.listen();
  }

  get connection(): ProjectConnection {
    const { name, store } = this.sessions.current;
    const { region } = store.connection;
    return region === undefined ? { name } : { name, region };
  }

  /** Whether the view has listed any. */
  get hasListed(): boolean {
    return this.sessions.current.store.hasListedProjects;
  }

  /** Those that the view has listed; without a call where it has listed none. */
  listedByNow(): Promise<Answer<Project[]>> {
    return this.sessions.current.store.listedProjects();
  }

  /** Lists the projects, the first time by calls to AWS; `more` also the next page. */
  async list(more = false): Promise<Answer<{ projects: Project[]; more: boolean }>> {
    const { store } = this.sessions.current;
    await store.connect();
    if (more) await store.loadMore();
    const listing = await store.projects();
    if (listing.error) return { ok: false, error: listing.error };
    const projects = await store.listedProjects();
    return projects.ok ? { ok: true, value: { projects: projects.value, more: listing.more } } : projects;
  }

  dispose(): void {
    this.subscription.dispose();
    this.ofStore?.dispose();
  }

  private listen(): void {
    this.ofStore?.dispose();
    this.ofStore = this.sessions.current.store.onDidListProjects(() => this.listed.fire());
  }
}
