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
  return (await locate(environment)).address;
}

/** Finds the engine, and rejects with EngineError where nothing listens at an address that somebody has named. */
export async function reachDocker(environment: DockerEnvironment): Promise<DockerAddress> {
  const { address, named } = await locate(environment);
  if (!named) return address;
  const failure = await tryConnect(address);
  if (failure === undefined) return address;
  const advice = failure === DENIED ? GIVE_ACCESS : `Start the engine there, or ${named.remedy}.`;
  throw new EngineError(
    `No Docker engine can be reached at the address of ${named.by} (${named.text}): ${failure}. ${advice}`,
    'no-engine',
  );
}

/** Who says where the engine is, and what to do where that is wrong. */
interface Named {
  by: string;
  text: string;
  remedy: string;
}

interface Located {
  address: DockerAddress;
  named?: Named;
}

const DENIED = 'permission denied';
const GIVE_ACCESS =
  'Give your user access to the engine (on Linux: the group docker), or name one that you may use.';

async function locate(environment: DockerEnvironment): Promise<Located> {
  const { dockerHost, env, homeDirectory } = environment;
  const host = dockerHost || env.DOCKER_HOST;
  if (host) {
    const named = dockerHost
      ? { by: 'the Docker host setting', text: host, remedy: 'correct or clear the setting' }
      : { by: 'DOCKER_HOST', text: host, remedy: 'correct or unset DOCKER_HOST' };
    return { address: parseAddress(named, await tlsFiles(env.DOCKER_CERT_PATH)), named };
  }
  const configDirectory = env.DOCKER_CONFIG || join(homeDirectory, '.docker');
  const context = env.DOCKER_CONTEXT || (await currentContext(configDirectory));
  if (context && context !== 'default') return contextAddress(configDirectory, context);
  const failures: string[] = [];
  for (const socketPath of usualSockets(environment)) {
    const failure = await tryConnect({ socketPath });
    if (failure === undefined) return { address: { socketPath } };
    failures.push(`${socketPath} (${failure})`);
  }
  const denied = failures.some((failure) => failure.includes(DENIED));
  const advice = denied
    ? 'Give your user access to the engine (on Linux: the group docker), or start one that you may use.'
    : 'Start Docker or Podman, or set DOCKER_HOST.';
  throw new EngineError(`No Docker engine answers. Tried ${failures.join(', ')}. ${advice}`, 'no-engine');
}

type TlsFiles = { ca?: Buffer; cert?: Buffer; key?: Buffer };

function parseAddress({ text: address, by, remedy }: Named, tls: TlsFiles): DockerAddress {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/.exec(address) ?? ['', 'tcp', address];
  if ((scheme === 'unix' || scheme === 'npipe') && rest !== '') return { socketPath: rest };
  const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
  if (!['tcp', 'http', 'https'].includes(scheme) || !url?.hostname) {
    const what =
      scheme === 'ssh' ? 'is an ssh address, which cannot be used yet' : 'is no address of a Docker engine';
    throw new EngineError(
      `The address of ${by} (${address}) ${what}. Use unix://PATH or tcp://HOST:PORT, or ${remedy}.`,
      'no-engine',
    );
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

async function contextAddress(configDirectory: string, name: string): Promise<Located> {
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
  const named = {
    by: `the Docker context ${name}`,
    text: host,
    remedy: 'choose another with: docker context use NAME',
  };
  return { address: parseAddress(named, tls), named };
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

const CONNECT_MILLISECONDS = 10_000;

/** Why an address cannot be used; undefined where something listens. */
function tryConnect(address: DockerAddress): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket =
      'socketPath' in address ? connect(address.socketPath) : connect(address.port, address.host);
    socket.setTimeout(CONNECT_MILLISECONDS, () => {
      socket.destroy();
      resolve('no answer');
    });
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
      return DENIED;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no computer has this name';
    case 'ECONNREFUSED':
      return 'nothing listens';
    default:
      return message;
  }
}
