import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DENIED, tryConnect } from './docker-reach';
import { usualSockets } from './docker-sockets';
import { parseSshAddress, pingOverSsh, type SshAddress } from './docker-ssh';
import { EngineError } from './engine';

/** Where a Docker engine listens. */
export type DockerAddress =
  | { socketPath: string }
  | ({ host: string; port: number; protocol: 'http' | 'https' } & TlsOptions)
  | { ssh: SshAddress };

interface TlsOptions {
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
  /** True where a context says that its engine's certificate is not to be looked at. */
  skipVerify?: boolean;
}

export interface DockerEnvironment {
  /** An address as DOCKER_HOST has it, over everything else. */
  dockerHost?: string;
  env: Record<string, string | undefined>;
  homeDirectory: string;
  platform: NodeJS.Platform;
}

const GIVE_ACCESS =
  'Give your user access to the engine (on Linux: the group docker), or name one that you may use.';

/** Who says where the engine is, and what to do where that is wrong. */
interface Named {
  by: string;
  text: string;
  remedy: string;
}

export interface FoundDocker {
  address: DockerAddress;
  /** Absent where nobody says where: it was looked for. */
  named?: Named;
}

/**
 * Finds the engine as Docker's own client does: DOCKER_HOST (then Podman's CONTAINER_HOST), the chosen context, the system's socket; then the sockets of rootless
 * Docker, Docker Desktop, Colima, Rancher Desktop and Podman. Rejects with EngineError, whose message names what was tried.
 */
export async function findDocker(environment: DockerEnvironment): Promise<FoundDocker> {
  const { dockerHost, env } = environment;
  const configDirectory = dockerConfigDirectory(environment);
  const host = dockerHost || env.DOCKER_HOST;
  if (host) {
    const named = dockerHost
      ? { by: 'the Docker host setting', text: host, remedy: 'correct or clear the setting' }
      : { by: 'DOCKER_HOST', text: host, remedy: 'correct or unset DOCKER_HOST' };
    return { address: parseAddress(named, await tlsOfEnvironment(env, configDirectory)), named };
  }
  if (env.CONTAINER_HOST && !env.DOCKER_CONTEXT) {
    const named = {
      by: 'CONTAINER_HOST',
      text: env.CONTAINER_HOST,
      remedy: 'correct or unset CONTAINER_HOST',
    };
    return { address: parseAddress(named, { isWanted: false }), named };
  }
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

/** Finds the engine, and rejects with EngineError where nothing listens at an address that somebody has named. */
export async function reachDocker(environment: DockerEnvironment): Promise<DockerAddress> {
  const { address, named } = await findDocker(environment);
  if (!named) return address;
  const failure =
    'ssh' in address ? await pingOverSsh(address.ssh, environment.homeDirectory) : await tryConnect(address);
  if (failure === undefined) return address;
  const whatToCheck =
    'ssh' in address ? 'Check that ssh and docker work there without a question' : 'Start the engine there';
  const advice = failure === DENIED ? GIVE_ACCESS : `${whatToCheck}, or ${named.remedy}.`;
  throw new EngineError(
    `No Docker engine can be reached at the address of ${named.by} (${named.text}): ${failure.replace(/\.$/, '')}. ${advice}`,
    'no-engine',
  );
}

/** Where Docker's client keeps contexts, certificates and logins. */
export function dockerConfigDirectory({
  env,
  homeDirectory,
}: Pick<DockerEnvironment, 'env' | 'homeDirectory'>) {
  return env.DOCKER_CONFIG || join(homeDirectory, '.docker');
}

interface Tls extends TlsOptions {
  /** True where a tcp address is one with TLS. */
  isWanted: boolean;
}

function parseAddress({ text: address, by, remedy }: Named, { isWanted, ...tls }: Tls): DockerAddress {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/.exec(address) ?? ['', 'tcp', address];
  if ((scheme === 'unix' || scheme === 'npipe') && rest !== '') return { socketPath: rest };
  if (scheme === 'ssh') {
    const ssh = parseSshAddress(address);
    if (ssh) return { ssh };
  }
  const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
  if (!['tcp', 'http', 'https'].includes(scheme) || !url?.hostname) {
    throw new EngineError(
      `The address of ${by} (${address}) is no address of a Docker engine. Use unix://PATH, tcp://HOST:PORT or ssh://USER@HOST, or ${remedy}.`,
      'no-engine',
    );
  }
  const isSecure = scheme === 'https' || isWanted;
  const port = Number(url.port) || (isSecure ? 2376 : 2375);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isSecure ? { host, port, protocol: 'https', ...tls } : { host, port, protocol: 'http' };
}

async function currentContext(configDirectory: string): Promise<string | undefined> {
  const config = await readJson(join(configDirectory, 'config.json'));
  return typeof config?.currentContext === 'string' ? config.currentContext : undefined;
}

interface ContextMeta {
  Endpoints?: { docker?: { Host?: unknown; SkipTLSVerify?: unknown } };
}

async function contextAddress(configDirectory: string, name: string): Promise<FoundDocker> {
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
  const files = await tlsFiles(join(configDirectory, 'contexts', 'tls', id, 'docker'));
  const skipVerify = meta?.Endpoints?.docker?.SkipTLSVerify === true;
  const isWanted = skipVerify || Object.values(files).some(Boolean);
  const named = {
    by: `the Docker context ${name}`,
    text: host,
    remedy: 'choose another with: docker context use NAME',
  };
  return { address: parseAddress(named, { ...files, skipVerify, isWanted }), named };
}

/** DOCKER_TLS_VERIFY asks for TLS, with Docker's own folder where DOCKER_CERT_PATH names none; so does DOCKER_CERT_PATH by itself. */
async function tlsOfEnvironment(env: DockerEnvironment['env'], configDirectory: string): Promise<Tls> {
  const isAskedFor = Boolean(env.DOCKER_TLS_VERIFY);
  const files = await tlsFiles(env.DOCKER_CERT_PATH || (isAskedFor ? configDirectory : undefined));
  return { ...files, isWanted: isAskedFor || files.ca !== undefined };
}

async function tlsFiles(directory: string | undefined): Promise<TlsOptions> {
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
