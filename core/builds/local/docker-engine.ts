import type { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type DockerClient from 'dockerode';
import type { Container, DockerOptions } from 'dockerode';
import { BUILD_LABEL, removeAbandonedContainers } from './docker-abandoned';
import { type DockerAddress, type DockerEnvironment, reachDocker } from './docker-address';
import { attach } from './docker-attach';
import { createContainer, putDriver } from './docker-container';
import { engineError, isNotFound, notThere } from './docker-errors';
import { answered, DEFAULT_PATIENCE, type DockerPatience } from './docker-patience';
import { SocketAgent } from './docker-socket-agent';
import { SshAgent } from './docker-ssh';
import { createDockerWorkplace, removeContainer } from './docker-workplace';
import { type Engine, EngineError, type StartOptions, type Workplace } from './engine';
import { leasesDirectory, takeLease } from './leases';
import { findLogin } from './registry-login';

export { BUILD_LABEL };

/** What is known of an image without pulling it. */
export type ImageStatus = { present: true /** Bytes on disk. */; size: number } | { present: false };

export interface DockerEngine extends Engine {
  /** Rejects with EngineError where no engine answers. */
  imageStatus(image: string): Promise<ImageStatus>;
  /** Names and sizes in bytes of the images that are here, as the engine orders them. */
  images(): Promise<{ name: string; size: number }[]>;
  /** The engine's processor, as Node names it. */
  architecture(): Promise<NodeJS.Architecture>;
}

// the engine speaks Go's names
const NODE_NAMES: Record<string, NodeJS.Architecture> = { amd64: 'x64', arm64: 'arm64', arm: 'arm' };

/** Runs builds in containers of the Docker engine of this computer, or of the one that DOCKER_HOST or a context names. */
export function createDockerEngine(
  environment: DockerEnvironment,
  patience: DockerPatience = DEFAULT_PATIENCE,
): DockerEngine {
  const milliseconds = patience.answerMilliseconds;
  let client: Promise<DockerClient> | undefined;
  // a failed search is repeated: the user may have started the engine meanwhile
  const connect = () => {
    client ??= connectTo(environment).catch((error: unknown) => {
      client = undefined;
      throw error;
    });
    return client;
  };
  return {
    executor: 'docker',
    start: async (options) => start(await connect(), options, patience, environment),
    async imageStatus(image) {
      const docker = await connect();
      try {
        const { Size: size } = await answered(
          () => docker.getImage(image).inspect(),
          `looking for ${image}`,
          { milliseconds },
        );
        return { present: true, size };
      } catch (error) {
        if (isNotFound(error)) return { present: false };
        throw notThere(error, `looking for ${image}`, image);
      }
    },
    async images() {
      const docker = await connect();
      const images = await answered((abortSignal) => docker.listImages({ abortSignal }), TELLING, {
        milliseconds,
      }).catch(rethrow);
      return images.flatMap(({ RepoTags, Size }) =>
        (RepoTags ?? []).filter((name) => !name.includes('<none>')).map((name) => ({ name, size: Size })),
      );
    },
    async architecture() {
      const docker = await connect();
      const { Arch } = await answered(() => docker.version(), TELLING, { milliseconds }).catch(rethrow);
      return NODE_NAMES[Arch] ?? 'x64';
    },
  };
}

async function connectTo(environment: DockerEnvironment): Promise<DockerClient> {
  const [address, { Docker }] = await Promise.all([reachDocker(environment), import('./dockerode')]);
  return new Docker(clientOptions(address, environment.homeDirectory));
}

/** What is undefined keeps dockerode from reading DOCKER_HOST itself; its types do not know the agent. */
function clientOptions(address: DockerAddress, homeDirectory: string): DockerOptions & { agent?: Agent } {
  const none = { host: undefined, port: undefined, ca: undefined, cert: undefined, key: undefined };
  if ('ssh' in address) {
    const agent = new SshAgent(address.ssh, homeDirectory);
    return { ...none, host: 'docker', protocol: 'http', agent };
  }
  if ('socketPath' in address) return { ...none, protocol: 'http', ...address, agent: new SocketAgent() };
  const { skipVerify, ...rest } = address;
  const agent = rest.protocol === 'https' && new SecureAgent({ rejectUnauthorized: !skipVerify });
  return { ...none, pathPrefix: '/', ...rest, ...(agent && { agent }) } as DockerOptions & { agent?: Agent };
}

const TELLING = 'telling what it has';

function rethrow(error: unknown): never {
  throw notThere(error, TELLING);
}

/** The platform of a container's image where the engine's processor is another one; undefined where nobody tells. */
async function whatIsEmulated(
  docker: DockerClient,
  container: Container,
  milliseconds: number,
): Promise<string | undefined> {
  try {
    const [image, { Arch }] = await Promise.all([
      answered(async () => docker.getImage((await container.inspect()).Image).inspect(), TELLING, {
        milliseconds,
      }),
      answered(() => docker.version(), TELLING, { milliseconds }),
    ]);
    const { Os, Architecture } = image;
    return Architecture && Arch && Architecture !== Arch ? `${Os}/${Architecture}` : undefined;
  } catch {
    return undefined;
  }
}

async function start(
  docker: DockerClient,
  options: StartOptions,
  { answerMilliseconds: milliseconds, removalMilliseconds }: DockerPatience,
  environment: DockerEnvironment,
): Promise<Workplace> {
  const leases = leasesDirectory(environment);
  const lease = await takeLease(leases);
  let container: Container | undefined;
  try {
    container = await createContainer(docker, options, {
      milliseconds,
      lease: lease?.id,
      findLogin: (registry) => findLogin(registry, environment, options.registryCredentials),
    });
    if (options.privileged) {
      options.onProgress(
        "Local build: the container is privileged: its commands can do what root of the engine's computer can",
      );
      await putDriver(container, options.driver);
    }
    const emulated = whatIsEmulated(docker, container, milliseconds);
    // attached before the start, so that no output is missed
    const { id } = container;
    const stream = await answered(() => attach(docker, id), 'attaching to the container', { milliseconds });
    const workplace = createDockerWorkplace(container, stream, { ...options, lease, removalMilliseconds });
    const starting = container;
    const started = answered((abortSignal) => starting.start({ abortSignal }), 'starting the container', {
      milliseconds,
      signal: options.signal,
    });
    // once the request is on its way
    setImmediate(() => options.onStarting?.());
    // what only tidies is done while the engine starts the container, which takes it longest
    const [platform] = await Promise.all([
      emulated,
      removeAbandonedContainers(docker, leases, removalMilliseconds),
      started,
    ]);
    if (platform !== undefined)
      options.onProgress(`Local build: the image is for ${platform}, which is emulated here and slow`);
    return workplace;
  } catch (error) {
    const leftBehind = container && (await removeContainer(container, removalMilliseconds));
    // an engine that says nothing may have made a container all the same
    const isSilent = error instanceof EngineError && error.reason === 'no-engine';
    await lease?.release(container ? leftBehind === undefined : !isSilent);
    if (container) throw startError(error, options, leftBehind);
    // who stopped it does not wait to hear why it would have failed
    if (options.signal.aborted) throw error;
    throw (await whyOnlyWindows(docker, error, milliseconds)) ?? error;
  }
}

/** Of an engine that has no Linux containers what is wrong with it, instead of what it says of the image. */
async function whyOnlyWindows(
  docker: DockerClient,
  error: unknown,
  milliseconds: number,
): Promise<EngineError | undefined> {
  if (error instanceof EngineError && error.reason === 'no-engine') return undefined;
  const version = await answered(() => docker.version(), TELLING, { milliseconds }).catch(() => undefined);
  if (version?.Os !== 'windows') return undefined;
  return new EngineError(
    'The Docker engine runs Windows containers, and builds run in Linux ones here. Choose "Switch to Linux containers" in the menu of Docker Desktop, or run the build on CodeBuild.',
    'other',
  );
}

function startError(
  error: unknown,
  { image, privileged }: StartOptions,
  leftBehind: string | undefined,
): EngineError {
  const { message, reason } = engineError(error, 'starting the container', image);
  const isForbidden = privileged && /operation not permitted|permission denied/i.test(message);
  const advice = isForbidden
    ? '. This engine may not run privileged containers: run the build without privileges, or on CodeBuild.'
    : '';
  return new EngineError(`${message}${advice}`, reason, leftBehind);
}
