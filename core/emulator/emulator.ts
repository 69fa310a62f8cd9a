import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Clock } from '../builds/events';
import { makePrivateFolder, writePrivateFile } from '../builds/private-files';
import { createBatchRunner } from './batches/batch-runner';
import { retryAutomatically } from './builds/auto-retry';
import { artifactsRoot } from './builds/build-request';
import type { RunBuild } from './builds/carry-out';
import { DebugSessions } from './builds/debug-sessions';
import { createRunner, type Runner } from './builds/runner';
import { SERVER_NAME, startHttpServer } from './http-server';
import type { EmulatorContext } from './operation';
import { createBuckets } from './s3/buckets';
import { secretsForBuilds, secretValues } from './secret-values';
import { Sessions } from './sessions';
import type { AccessKey } from './signature';
import { FIRST_PROJECTS_FILE, importFirstFormat } from './store/first-format';
import { createLogStore } from './store/log-store';
import { openStore, PROJECTS_FILE } from './store/store';
import { endUnfinished, forgetExpiredReports } from './tidy-up';

export interface EmulatorOptions {
  /** Projects, builds and logs; made when needed, for its owner only. */
  dataDirectory: string;
  /** 0 for any free port. */
  port: number;
  region: string;
  clock: Clock;
  runBuild: RunBuild;
  /** Builds that run at once. */
  concurrentBuilds: number;
  /** Turns the signature check off: every local program may then run commands. */
  insecureAnyCredentials: boolean;
  /** What went wrong behind the scenes, in a line. */
  onWarning: (message: string) => void;
}

/** A running CodeBuild on this computer. */
export interface Emulator {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: AccessKey;
  readonly context: EmulatorContext;
  /** Stops all builds, writes everything down and takes the keys away. */
  close(): Promise<void>;
}

/** The data folder cannot be used; `message` says why, and what to do. */
export class DataDirectoryError extends Error {
  override name = 'DataDirectoryError';
}

const EMULATOR_FILE = 'emulator.json';
export const EMULATOR_CREDENTIALS_FILE = 'credentials';
export const EMULATOR_PROFILE = 'codebuild-emulator';

/** Starts the emulator with a fresh key pair, which `emulator.json` and `credentials` in the data folder tell. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { dataDirectory, clock, region, onWarning } = options;
  await refuseForeign(dataDirectory);
  await refuseSecond(dataDirectory);
  await makePrivateFolder(dataDirectory);
  const logsDirectory = join(dataDirectory, 'logs');
  await makePrivateFolder(logsDirectory);
  await makePrivateFolder(artifactsRoot(dataDirectory));
  const said = new Set<string>();
  // a full disk fails every write, each with its own path: it is said once
  const onWriteError = (error: unknown) => {
    const message = `The data folder cannot be written: ${messageOf(error).replace(/, \w+ '.*/s, '')}`;
    if (!said.has(message)) onWarning(message);
    said.add(message);
  };
  const logs = createLogStore(logsDirectory, onWriteError);
  const store = await openStore(dataDirectory, {
    onWriteError,
    onUnreadable: (path, lines) =>
      onWarning(
        `${path} has ${lines} ${lines === 1 ? 'line' : 'lines'} that cannot be read; the rest of it counts.`,
      ),
    onBuildForgotten: (uuid) => void logs.remove(uuid).catch(onWriteError),
  });
  await importFirstFormat(dataDirectory, store);
  endUnfinished(store, clock.now());
  forgetExpiredReports(store, clock.now());
  const secrets = secretValues(dataDirectory);
  const buckets = createBuckets(join(dataDirectory, 's3'));
  const debugSessions = new DebugSessions();
  const runner: Runner = createRunner({
    store,
    logs,
    clock,
    region,
    secrets: secretsForBuilds(secrets),
    debugSessions,
    buckets,
    newUuid: randomUUID,
    onWarning,
    runBuild: options.runBuild,
    dataDirectory,
    concurrentBuilds: options.concurrentBuilds,
    onEnded: (build) => retryAutomatically(build, { store, runner, clock, region }),
  });
  const batches = createBatchRunner({ store, logs, runner, clock, region, newUuid: randomUUID });
  const sessions = new Sessions();
  const context: EmulatorContext = {
    store,
    logs,
    runner,
    batches,
    buckets,
    debugSessions,
    dataDirectory,
    clock,
    region,
    secrets,
    sessions,
    idempotency: new Map(),
  };
  const accessKey = newAccessKey();
  const server = await startHttpServer({
    context,
    port: options.port,
    accessKey: options.insecureAnyCredentials ? undefined : accessKey,
    onFault: (error) => onWarning(`A request failed: ${messageOf(error)}`),
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  await writeKeys(dataDirectory, { endpoint, region, ...accessKey });
  return {
    endpoint,
    region,
    accessKey,
    context,
    async close() {
      await server.close();
      await batches.stopAll();
      await runner.stopAll();
      await store.close();
      await rm(join(dataDirectory, EMULATOR_FILE), { force: true });
      await rm(join(dataDirectory, EMULATOR_CREDENTIALS_FILE), { force: true });
    },
  };
}

interface EmulatorFile extends AccessKey {
  endpoint: string;
  region: string;
}

async function writeKeys(dataDirectory: string, file: EmulatorFile): Promise<void> {
  const { accessKeyId, secretAccessKey } = file;
  const content = JSON.stringify({ ...file, pid: process.pid }, undefined, 2);
  await writePrivateFile(join(dataDirectory, EMULATOR_FILE), `${content}\n`);
  await writePrivateFile(
    join(dataDirectory, EMULATOR_CREDENTIALS_FILE),
    `[${EMULATOR_PROFILE}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
}

/** A folder with other content, `--data ~` say, is neither closed to others nor filled with our files. */
async function refuseForeign(dataDirectory: string): Promise<void> {
  const names = await readdir(dataDirectory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw new DataDirectoryError(`The data folder ${dataDirectory} cannot be used: ${error.message}`);
  });
  if (names.length === 0 || names.some((name) => name === PROJECTS_FILE || name === FIRST_PROJECTS_FILE))
    return;
  throw new DataDirectoryError(
    `The folder ${dataDirectory} has content that is not an emulator's. Give an empty or a new folder with --data.`,
  );
}

/** Two emulators would overwrite each other's files. One that crashed leaves its file, but nobody answers. */
async function refuseSecond(dataDirectory: string): Promise<void> {
  const text = await readFile(join(dataDirectory, EMULATOR_FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const endpoint = /"endpoint": "(http:\/\/127\.0\.0\.1:\d+)"/.exec(text)?.[1];
  if (endpoint === undefined) return;
  const response = await fetch(endpoint, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  if (response?.headers.get('server') === SERVER_NAME) {
    throw new DataDirectoryError(
      `Another emulator uses the folder ${dataDirectory} (${endpoint}). Stop it, or give another folder with --data.`,
    );
  }
}

function newAccessKey(): AccessKey {
  return {
    accessKeyId: `EMULATOR${randomBytes(6).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
