import type { Clock } from '../../../core/builds/events';
import { Emitter, type Subscription } from '../../emitter';
import type { ProjectConnection } from '../connected-projects';
import type { CloudStore } from '../store';
import type { Favourites } from './favourites';
import { filterMessage } from './filter-message';
import type { Groupings } from './groupings';
import { ProjectList } from './project-list';

/** Which projects belong to the workspace, and why. */
export interface WorkspaceProjects {
  /** Of a connection: for each name what is told of it, such as `builds buildspec.yml of this workspace`. */
  of(connection: ProjectConnection): ReadonlyMap<string, string>;
  /** Names of the connections that have any, without a look at the workspace. */
  connectionNames(): ReadonlySet<string>;
  onDidChange(listener: () => void): Subscription;
  dispose(): void;
}

export interface ProjectListsParts {
  favourites: Favourites;
  groupings: Groupings;
  workspace: WorkspaceProjects;
  clock: Clock;
  random(): number;
}

interface ListedSession {
  id: string;
  name: string;
  store: CloudStore;
}

/** The projects of all connections as the user wants to see them; one filter is for all. */
export class ProjectLists {
  private readonly lists = new Map<ListedSession, ProjectList>();
  private readonly changed = new Emitter<string | undefined>();
  /** The list of that session, or each list, has to be shown anew. */
  readonly onDidChange = this.changed.event;
  private readonly reads = new Emitter<Promise<void>>();
  /** Names or details are being read until that resolves. */
  readonly onDidStartReading = this.reads.event;
  private readonly subscriptions: Subscription[];
  private text = '';

  constructor(private readonly parts: ProjectListsParts) {
    const { favourites, groupings, workspace } = parts;
    this.subscriptions = [
      favourites.onDidChange((id) => this.changed.fire(id)),
      groupings.onDidChange((id) => this.changed.fire(id)),
      workspace.onDidChange(() => this.changed.fire(undefined)),
    ];
  }

  /** Words that names must have; empty where all show. */
  get filter(): string {
    return this.text;
  }

  set filter(text: string) {
    if (text === this.text) return;
    this.text = text;
    this.changed.fire(undefined);
  }

  get favourites(): Favourites {
    return this.parts.favourites;
  }

  get workspace(): WorkspaceProjects {
    return this.parts.workspace;
  }

  get groupings(): Groupings {
    return this.parts.groupings;
  }

  of(session: ListedSession): ProjectList {
    let list = this.lists.get(session);
    if (!list) {
      list = this.open(session);
      this.lists.set(session, list);
    }
    return list;
  }

  isFavourite({ id }: ListedSession, project: string): boolean {
    return this.parts.favourites.of(id).has(project);
  }

  /** Why a project belongs to the workspace; undefined where it does not. */
  reasonOf(session: ListedSession, project: string): string | undefined {
    return this.parts.workspace.of(connectionOf(session)).get(project);
  }

  /** What a user reads of the filter; undefined where there is none. */
  get message(): string | undefined {
    return filterMessage(
      this.text,
      [...this.lists.values()].flatMap(({ filtered }) => filtered ?? []),
    );
  }

  /** Forgets sessions that are gone. */
  keep(sessions: readonly ListedSession[]): void {
    for (const [session, list] of this.lists) {
      if (sessions.includes(session)) continue;
      list.dispose();
      this.lists.delete(session);
    }
  }

  dispose(): void {
    this.keep([]);
    this.parts.workspace.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private open(session: ListedSession): ProjectList {
    const { favourites, groupings, workspace, clock, random } = this.parts;
    return new ProjectList({
      store: session.store,
      filter: () => this.text,
      grouping: () => groupings.of(session.id),
      favourites: () => favourites.of(session.id),
      ofWorkspace: () => new Set(workspace.of(connectionOf(session)).keys()),
      clock,
      random,
      onChange: () => this.changed.fire(session.id),
      onRead: (done) => this.reads.fire(done),
    });
  }
}

function connectionOf({ name, store }: ListedSession): ProjectConnection {
  return { name, region: store.connection.region };
}
