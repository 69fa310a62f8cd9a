import process from 'node:process';
import type { ConnectDependencies } from '../../../core/aws/client-config';
import type { Connection, ConnectionSettings } from '../../../core/aws/connection';
import type { Clock } from '../../../core/builds/events';
import type { MfaPrompts } from '../../mfa-prompts';
import type { WindowFocus } from '../../window-focus';
import { lazyApi, withFailures } from '../api';
import { CloudStore } from '../store';
import { type Polling, startPolling } from '../watching/polling';
import type { TreeConnection } from './connections';
import { Recheck } from './recheck';

/** One connection in use and what is known of it. */
export interface CloudSession {
  /** That of its connection: a renewed session has the same. */
  id: string;
  settings: ConnectionSettings;
  /** Loads what talks to AWS at the first call. */
  connection(): Promise<Connection>;
  store: CloudStore;
  /** Reads what somebody sees or follows of its builds. */
  polling: Polling;
  /** What the tree calls it. */
  name: string;
  /** Whether a console in a browser shows what is here. */
  hasConsole: boolean;
  /** Whether it is a CodeBuild on this computer, not AWS's. */
  emulated: boolean;
  /** Whether nobody configured it. */
  implied: boolean;
  /** The user wants what failed to be tried again, with questions if need be. */
  askAgain(): void;
  /** Credentials may be others by now: what they change is read anew. */
  recheck(): Promise<void>;
  dispose(): void;
}

export interface SessionParts extends Pick<ConnectDependencies, 'shared'> {
  clock: Clock;
  focus: WindowFocus;
  mfa: MfaPrompts;
}

export function openSession(
  { id, settings, implied }: TreeConnection,
  { clock, focus, mfa, shared }: SessionParts,
): CloudSession {
  const name = settings.profile ?? process.env.AWS_PROFILE ?? 'default';
  let opened: Promise<Connection> | undefined;
  const connection = () => {
    opened ??= open(settings, { env: process.env, mfaCodeProvider: mfa.of(name), shared });
    return opened;
  };
  const lazy = lazyApi(async () => (await import('../aws')).awsApi(await connection()));
  const api = withFailures(lazy, (error) => recheck.note(error));
  const emulated = settings.emulator !== undefined;
  const store = new CloudStore(api);
  const recheck = new Recheck(lazy, store);
  mfa.again(name);
  const polling = startPolling({ api, builds: store.builds, emulated, clock, random: Math.random, focus });
  return {
    id,
    settings,
    connection,
    store,
    polling,
    name: emulated ? 'emulator' : name,
    emulated,
    hasConsole: !emulated && settings.endpoint === undefined,
    implied,
    askAgain: () => mfa.again(name),
    recheck: () => recheck.look(),
    dispose() {
      polling.dispose();
      void opened?.then((made) => made.dispose());
    },
  };
}

async function open(settings: ConnectionSettings, dependencies: ConnectDependencies): Promise<Connection> {
  const { connect } = await import('../aws');
  return connect(settings, dependencies);
}
