import process from 'node:process';
import type { Connection, ConnectionSettings } from '../../core/aws/connection';
import { askMfaCode } from '../ask-mfa-code';
import { lazyApi } from './api';
import type { TreeConnection } from './connections';
import { CloudStore } from './store';

/** One connection in use and what is known of it. */
export interface CloudSession {
  /** That of its connection: a renewed session has the same. */
  id: string;
  settings: ConnectionSettings;
  /** Loads what talks to AWS at the first call. */
  connection(): Promise<Connection>;
  store: CloudStore;
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

export function openSession({ id, settings, implied }: TreeConnection): CloudSession {
  let opened: Promise<Connection> | undefined;
  const connection = () => {
    opened ??= open(settings);
    return opened;
  };
  const api = lazyApi(async () => (await import('./aws')).awsApi(await connection()));
  const emulated = settings.emulator !== undefined;
  return {
    id,
    settings,
    connection,
    store: new CloudStore(api),
    name: emulated ? 'emulator' : (settings.profile ?? process.env.AWS_PROFILE ?? 'default'),
    emulated,
    hasConsole: !emulated && settings.endpoint === undefined,
    implied,
    dispose: () => void opened?.then((made) => made.dispose()),
  };
}

async function open(settings: ConnectionSettings): Promise<Connection> {
  const { connect } = await import('./aws');
  return connect(settings, { env: process.env, mfaCodeProvider: askMfaCode });
}
