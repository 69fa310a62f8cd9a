import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { EngineError } from './engine';

/** Where a Docker engine listens. */
export type DockerAddress =
  | { socketPath: string }
  | { host: string; port: number; protocol: 'http' | 'https'; ca?: Buffer; cert?: Buffer; key?: Buffer };

export interface DockerEnvironment {
  /** An address as DOCKER_HOST has it, over everything else. */
  dockerHost?: string;
  env: Record<string, string | undefined>;
  homeDirectory: string;
  platform: NodeJS.Platform;
}

/**
 * Finds the engine as Docker's own client does: DOCKER_HOST, the chosen context, the system's socket; then the sockets of rootless
 * Docker, Docker Desktop, Colima, Rancher Desktop and Podman. Rejects with EngineError, whose message names what was tried.
 */
export async function findDocker(environment: DockerEnvironment): Promise<DockerAddress> {
  const { dockerHost, env, homeDirectory } = environment;
  if (dockerHost)
    return parseAddress(dockerHost, 'The Docker host setting', await tlsFiles(env.DOCKER_CERT_PATH));
  if (env.DOCKER_HOST)
    return parseAddress(env.DOCKER_HOST, 'DOCKER_HOST', await tlsFiles(env.DOCKER_CERT_PATH));
  const configDirectory = env.DOCKER_CONFIG || join(homeDirectory, '.docker');
  const context = env.DOCKER_CONTEXT || (await currentContext(configDirectory));
  if (context && context !== 'default') return contextAddress(configDirectory, context);
  const failures: string[] = [];
  for (const socketPath of usualSockets(environment)) {
    const failure = await tryConnect(socketPath);
    if (failure === undefined) return { socketPath };
    failures.push(`${socketPath} (${failure})`);
  }
  const denied = failures.some((failure) => failure.includes('permission denied'));
  const advice = denied
    ? 'Give your user access to the engine (on Linux: the group docker), or start one that you may use.'
    : 'Start Docker or Podman, or set DOCKER_HOST.';
  throw new EngineError(`No Docker engine answers. Tried ${failures.join(', ')}. ${advice}`, 'no-engine');
}

type TlsFiles = { ca?: Buffer; cert?: Buffer; key?: Buffer };

function parseAddress(address: string, origin: string, tls: TlsFiles): DockerAddress {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/.exec(address) ?? ['', 'tcp', address];
  if ((scheme === 'unix' || scheme === 'npipe') && rest !== '') return { socketPath: rest };
  const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
  if (!['tcp', 'http', 'https'].includes(scheme) || !url?.hostname) {
    const what =
      scheme === 'ssh' ? 'is an ssh address, which cannot be used yet' : 'is no address of a Docker engine';
    throw new EngineError(`${origin} (${address}) ${what}. Use unix://PATH or tcp://HOST:PORT.`, 'no-engine');
  }
  const isSecure = scheme === 'https' || tls.ca !== undefined;
  const port = Number(url.port) || (isSecure ? 2376 : 2375);
  return { host: url.hostname, port, protocol: isSecure ? 'https' : 'http', ...tls };
}

async function currentContext(configDirectory: string): Promise<string | undefined> {
  const config = await readJson(join(configDirectory, 'config.json'));
  return typeof config?.currentContext === 'string' ? config.currentContext : undefined;
}

interface ContextMeta {
  Endpoints?: { docker?: { Host?: unknown } };
}

async function contextAddress(configDirectory: string, name: string): Promise<DockerAddress> {
  const id = createHash('sha256').update(name).digest('hex');
  const meta: ContextMeta | undefined = await readJson(
    join(configDirectory, 'contexts', 'meta', id, 'meta.json'),
  );
  const host = meta?.Endpoints?.docker?.Host;
  if (typeof host !== 'string') {
    throw new EngineError(
      `The Docker context ${name} has no address. Choose another with: docker context use NAME`,
      'no-engine',
    );
  }
  const tls = await tlsFiles(join(configDirectory, 'contexts', 'tls', id, 'docker'));
  return parseAddress(host, `The Docker context ${name}`, tls);
}

async function tlsFiles(directory: string | undefined): Promise<TlsFiles> {
  if (!directory) return {};
  const read = (name: string) => readFile(join(directory, name)).catch(() => undefined);
  const [ca, cert, key] = await Promise.all([read('ca.pem'), read('cert.pem'), read('key.pem')]);
  return { ca, cert, key };
}

async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function usualSockets({ env, homeDirectory, platform }: DockerEnvironment): string[] {
  if (platform === 'win32')
    return ['//./pipe/docker_engine', '//./pipe/dockerDesktopLinuxEngine', '//./pipe/podman-machine-default'];
  const runtime = env.XDG_RUNTIME_DIR ? [env.XDG_RUNTIME_DIR] : [];
  return [
    '/var/run/docker.sock',
    ...runtime.map((directory) => join(directory, 'docker.sock')),
    ...['.docker/run', '.docker/desktop', '.colima/default', '.colima', '.rd'].map((folder) =>
      join(homeDirectory, folder, 'docker.sock'),
    ),
    ...runtime.map((directory) => join(directory, 'podman', 'podman.sock')),
    '/run/podman/podman.sock',
  ];
}

/** Why a socket cannot be used; undefined where something listens. */
function tryConnect(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(describe(code, message)));
  });
}

function describe(code: string | undefined, message: string): string {
  switch (code) {
    case 'ENOENT':
      return 'not there';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ECONNREFUSED':
      return 'nothing listens';
    default:
      return message;
  }
}
