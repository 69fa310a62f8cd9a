import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { systemClock } from '../core/builds/clock';
import { createDockerEngine } from '../core/builds/local/docker-engine';
import { EngineError } from '../core/builds/local/engine';
import { createHostEngine } from '../core/builds/local/host-engine';
import type { RunBuild } from '../core/emulator/builds/carry-out';
import {
  DataDirectoryError,
  EMULATOR_CREDENTIALS_FILE,
  EMULATOR_PROFILE,
  type Emulator,
  startEmulator,
} from '../core/emulator/emulator';
import { runInDocker, runOnHost } from '../core/emulator/run-build';
import { type CliIo, EXIT, UsageError } from './io';
import { parseOptions } from './parse-options';

interface ServeOptions {
  executor: 'docker' | 'host';
  port: number;
  data: string;
  insecureAnyCredentials: boolean;
}

/** The emulator has one region; every region's clients can be pointed at it. */
const REGION = 'us-east-1';

/** A long build leaves room for others, however small the computer. */
const FEWEST_AT_ONCE = 4;

/** Runs the emulator until the signal ends it, with its builds and their containers. */
export async function serve(args: string[], io: CliIo): Promise<number> {
  const options = readOptions(args, io);
  let emulator: Emulator;
  try {
    emulator = await startEmulator({
      dataDirectory: options.data,
      port: options.port,
      region: REGION,
      clock: systemClock,
      runBuild: await runBuildWith(options.executor, io),
      concurrentBuilds: Math.max(FEWEST_AT_ONCE, availableParallelism()),
      insecureAnyCredentials: options.insecureAnyCredentials,
      onWarning: (message) => io.stderr.write(`${message}\n`),
    });
  } catch (error) {
    const message = startFailure(error, options);
    if (message === undefined) throw error;
    io.stderr.write(`${message}\n`);
    return EXIT.couldNotStart;
  }
  if (options.insecureAnyCredentials) io.stderr.write(INSECURE);
  io.stdout.write(introduction(emulator, options));
  await aborted(io.signal);
  io.stdout.write('Stopping the builds…\n');
  await emulator.close();
  io.stdout.write('The emulator has ended.\n');
  return EXIT.ok;
}

async function runBuildWith(executor: 'docker' | 'host', { env }: CliIo): Promise<RunBuild> {
  const { platform } = process;
  if (executor === 'host')
    return runOnHost(createHostEngine({ env, temporaryDirectory: tmpdir(), platform }));
  const engine = createDockerEngine({ env, homeDirectory: homedir(), platform });
  // asked for now, so that the first build is not the one to find out
  await engine.images();
  return runInDocker(engine);
}

function readOptions(args: string[], { env, cwd }: CliIo): ServeOptions {
  const { values } = parse(args);
  const { executor, port = '0' } = values;
  if (executor !== 'docker' && executor !== 'host') {
    throw new UsageError(
      executor === undefined
        ? 'serve runs commands: say where with --executor docker or --executor host (not isolated).'
        : `--executor takes docker or host, not "${executor}".`,
    );
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port takes a number from 0 (any free port) to 65535, not "${port}".`);
  }
  const state = env.XDG_STATE_HOME || join(env.HOME || homedir(), '.local', 'state');
  return {
    executor,
    port: Number(port),
    data: resolve(cwd, values.data ?? join(state, 'codebuild-workbench', 'emulator')),
    insecureAnyCredentials: values['insecure-any-credentials'] ?? false,
  };
}

function parse(args: string[]) {
  return parseOptions({
    args,
    options: {
      executor: { type: 'string' },
      port: { type: 'string' },
      data: { type: 'string' },
      'insecure-any-credentials': { type: 'boolean' },
    },
  });
}

/** Why the emulator could not start; undefined where that is a fault of ours. */
function startFailure(error: unknown, { port, data }: ServeOptions): string | undefined {
  if (error instanceof DataDirectoryError || error instanceof EngineError) return error.message;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Give another with --port, or leave it out for a free one.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'EEXIST':
    case 'ENAMETOOLONG':
    case 'ENOSPC':
      return `The emulator cannot use port ${port} or the data folder ${data}: ${(error as Error).message}. Give others with --port and --data.`;
    default:
      return undefined;
  }
}

const INSECURE = `WARNING: --insecure-any-credentials is on. Signatures are not checked:
every program and every user of this computer can run commands as you.
`;

function introduction({ endpoint, region, accessKey }: Emulator, { executor, data }: ServeOptions): string {
  const place = executor === 'docker' ? 'in Docker' : 'on this computer itself, not isolated';
  return `The CodeBuild emulator listens on ${endpoint}
Builds run ${place}. Its data is in ${data}

  region             ${region}
  access key id      ${accessKey.accessKeyId}
  secret access key  ${accessKey.secretAccessKey}

With the AWS CLI:
  export AWS_SHARED_CREDENTIALS_FILE=${quoted(join(data, EMULATOR_CREDENTIALS_FILE))} AWS_PROFILE=${EMULATOR_PROFILE} AWS_REGION=${region}
  aws --endpoint-url ${endpoint} codebuild list-projects

Ctrl-C ends it.
`;
}

function quoted(path: string): string {
  return /^[\w/.-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
