import { Emitter, type Subscription } from '../../emitter';
import {
  type ConfiguredConnections,
  connectionId,
  type ListedConnection,
  type TreeConnection,
  treeConnections,
} from './connections';
import type { CloudSession } from './session';

export interface SessionsParts {
  /** The user's settings, where connections can be seen and changed. */
  settings: {
    read(): ConfiguredConnections;
    list(connections: readonly ListedConnection[]): Promise<void>;
    /** Undefined forgets it. */
    setEmulator(folder: string | undefined): Promise<void>;
    onDidChange(listener: () => void): Subscription;
  };
  open(connection: TreeConnection): CloudSession;
}

/** The sessions of all connections that are configured, side by side. */
export class CloudSessions {
  private sessions: readonly CloudSession[] | undefined;
  private readonly changed = new Emitter<void>();
  /** A connection came or went, or one begins anew. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: Subscription;

  constructor(private readonly parts: SessionsParts) {
    this.subscription = parts.settings.onDidChange(() => this.reopen(() => true));
  }

  /** In the order of the tree. */
  get all(): readonly CloudSession[] {
    this.sessions ??= this.configured().map((connection) => this.parts.open(connection));
    return this.sessions;
  }

  /** Undefined where that connection is no longer configured. */
  get(id: string): CloudSession | undefined {
    return this.all.find((session) => session.id === id);
  }

  /** Drops what is known of a connection, or of all, so that changed credentials count at once. */
  renew(id?: string): void {
    this.reopen((session) => id !== undefined && session.id !== id);
  }

  /** Whether a connection answers by now; tried apart from the session in use, which stays as it is. */
  async answers(id: string): Promise<boolean> {
    const connection = this.configured().find((each) => each.id === id);
    if (!connection) return false;
    const trial = this.parts.open(connection);
    try {
      return (await trial.store.projects()).error === undefined;
    } finally {
      trial.dispose();
    }
  }

  /** Remembers one more connection at the end of the list; an implied one that works stays. Gives its id. */
  async add(connection: ListedConnection): Promise<string> {
    const { settings } = this.parts;
    const { listed } = settings.read();
    const id = connectionId(connection);
    const implied = this.all.some(
      (session) => session.implied && session.store.connection.region !== undefined,
    );
    const others: readonly ListedConnection[] = implied ? [{}] : listed;
    if (!listed.some((other) => connectionId(other) === id))
      await settings.list([...others.filter((other) => connectionId(other) !== id), connection]);
    return id;
  }

  get hasEmulator(): boolean {
    return this.parts.settings.read().emulator !== undefined;
  }

  /** Remembers the data folder of an emulator. Gives the id of its connection. */
  async addEmulator(folder: string): Promise<string> {
    await this.parts.settings.setEmulator(folder);
    return connectionId({ emulator: folder });
  }

  async remove(id: string): Promise<void> {
    const { settings } = this.parts;
    const { listed } = settings.read();
    if (this.get(id)?.emulated) await settings.setEmulator(undefined);
    else await settings.list(listed.filter((connection) => connectionId(connection) !== id));
  }

  /** A sign-in to SSO with that profile has gone well. */
  async signedIn(ssoProfile: string): Promise<void> {
    const theirs = this.all.filter(({ store }) => store.connection.ssoProfile === ssoProfile);
    await Promise.all(theirs.map((session) => session.recheck()));
  }

  /** AWS's files have changed. */
  async filesChanged(): Promise<void> {
    const wasUnconfigured = this.all.map(({ store }) => store.connection.unconfigured);
    await Promise.all(this.all.map((session) => (session.emulated ? undefined : session.recheck())));
    const isUnconfigured = this.all.map(({ store }) => store.connection.unconfigured);
    // a connection without a region is not in the tree, where it would tell this itself
    if (isUnconfigured.join() !== wasUnconfigured.join()) this.changed.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    for (const session of this.sessions ?? []) session.dispose();
  }

  private reopen(mayStay: (session: CloudSession) => boolean): void {
    const before = this.all;
    const staying = before.filter(mayStay);
    this.sessions = this.configured().map(
      (connection) =>
        staying.find(({ id, implied }) => id === connection.id && implied === connection.implied) ??
        this.parts.open(connection),
    );
    for (const session of before) if (!this.sessions.includes(session)) session.dispose();
    // settings are told as changed too while a window comes up, and a tree that is read anew then may lose what is being opened
    const isSame =
      this.sessions.length === before.length && this.sessions.every((each, at) => each === before[at]);
    if (!isSame) this.changed.fire();
  }

  private configured(): TreeConnection[] {
    return treeConnections(this.parts.settings.read());
  }
}
