import process from 'node:process';
import type { Connection, ConnectionSettings } from '../../core/aws/connection';
import type { Clock } from '../../core/builds/events';
import { askMfaCode } from '../ask-mfa-code';
import type { WindowFocus } from '../window-focus';
import { lazyApi } from './api';
import type { TreeConnection } from './connections';
import { type Polling, startPolling } from './polling';
import { CloudStore } from './store';

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
  dispose(): void;
}

export function openSession(
  { id, settings, implied }: TreeConnection,
  { clock, focus }: { clock: Clock; focus: WindowFocus },
): CloudSession {
  let opened: Promise<Connection> | undefined;
  const connection = () => {
    opened ??= open(settings);
    return opened;
  };
  const api = lazyApi(async () => (await import('./aws')).awsApi(await connection()));
  const emulated = settings.emulator !== undefined;
  const store = new CloudStore(api);
  const polling = startPolling({ api, store, emulated, clock, random: Math.random, focus });
  return {
    id,
    settings,
    connection,
    store,
    polling,
    name: emulated ? 'emulator' : (settings.profile ?? process.env.AWS_PROFILE ?? 'default'),
    emulated,
    hasConsole: !emulated && settings.endpoint === undefined,
    implied,
    dispose() {
      polling.dispose();
      void opened?.then((made) => made.dispose());
    },
  };
}

async function open(settings: ConnectionSettings): Promise<Connection> {
  const { connect } = await import('./aws');
  return connect(settings, { env: process.env, mfaCodeProvider: askMfaCode });
}
