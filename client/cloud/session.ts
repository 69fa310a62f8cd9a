import * as vscode from 'vscode';
import type { Connection, ConnectionSettings } from '../../core/aws/connection';
import { askMfaCode } from '../ask-mfa-code';
import { connectionSettings } from '../settings';
import { lazyApi } from './api';
import { CloudStore } from './store';

/** One connection in use and what is known of it. */
export interface CloudSession {
  /** Loads what talks to AWS at the first call. */
  connection(): Promise<Connection>;
  store: CloudStore;
  /** What the tree calls it. */
  name: string;
  /** Whether a console in a browser shows what is here. */
  hasConsole: boolean;
  /** Whether it is a CodeBuild on this computer, not AWS's. */
  emulated: boolean;
  dispose(): void;
}

const SETTINGS = 'codebuild.connection';
/** True after the user selected AWS although an emulator is configured. */
const PAST_EMULATOR = 'codebuild.connection.pastEmulator';

/** Holds the session that settings and the user's choice ask for. */
export class CloudSessions implements vscode.Disposable {
  private session: CloudSession | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** The session is another one now. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly memory: vscode.Memento) {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTINGS)) this.renew();
    });
  }

  get current(): CloudSession {
    this.session ??= this.open();
    return this.session;
  }

  /** The data folder of the emulator that is configured, whether it is in use or not. */
  get emulator(): string | undefined {
    return connectionSettings().emulator;
  }

  /** Drops what is known, so that changed credentials count at once. */
  renew(): void {
    this.session?.dispose();
    this.session = undefined;
    this.changed.fire();
  }

  /** Whether the connection that is configured answers by now; tried apart from the session in use, which stays as it is. */
  async answers(): Promise<boolean> {
    const trial = this.open();
    try {
      return (await trial.store.projects()).error === undefined;
    } finally {
      trial.dispose();
    }
  }

  async selectEmulator(): Promise<void> {
    await this.memory.update(PAST_EMULATOR, undefined);
    this.renew();
  }

  /** Remembered in the user's settings, where it can be seen and changed. */
  async selectAws(profile: string | undefined, region: string | undefined): Promise<void> {
    await this.memory.update(PAST_EMULATOR, true);
    const settings = vscode.workspace.getConfiguration(SETTINGS);
    await settings.update('profile', profile, vscode.ConfigurationTarget.Global);
    await settings.update('region', region, vscode.ConfigurationTarget.Global);
    this.renew();
  }

  dispose(): void {
    this.subscription.dispose();
    this.session?.dispose();
    this.changed.dispose();
  }

  private open(): CloudSession {
    const all = connectionSettings();
    const emulator = this.memory.get(PAST_EMULATOR) ? undefined : all.emulator;
    const settings: ConnectionSettings = emulator === undefined ? { ...all, emulator } : { emulator };
    let opened: Promise<Connection> | undefined;
    const connection = () => {
      opened ??= open(settings);
      return opened;
    };
    const api = lazyApi(async () => (await import('./aws')).awsApi(await connection()));
    return {
      connection,
      store: new CloudStore(api),
      name: emulator === undefined ? (all.profile ?? process.env.AWS_PROFILE ?? 'default') : 'emulator',
      emulated: emulator !== undefined,
      hasConsole: emulator === undefined && all.endpoint === undefined,
      dispose: () => void opened?.then((made) => made.dispose()),
    };
  }
}

async function open(settings: ConnectionSettings): Promise<Connection> {
  const { connect } = await import('./aws');
  return connect(settings, { env: process.env, mfaCodeProvider: askMfaCode });
}
