import type { Socket } from 'node:net';
import type DockerClient from 'dockerode';
import type { Container } from 'dockerode';
import { type DockerEnvironment, findDocker } from './docker-address';
import { engineError, isNotFound } from './docker-errors';
import { pullImage } from './docker-pull';
import { createDockerWorkplace, removeContainer } from './docker-workplace';
import { type Engine, EngineError, type StartOptions, type Workplace } from './engine';

/** The label of our containers; its value is the build id. */
export const BUILD_LABEL = 'codebuild-workbench.build';

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
export function createDockerEngine(environment: DockerEnvironment): DockerEngine {
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
    start: async (options) => start(await connect(), options),
    async imageStatus(image) {
      const docker = await connect();
      try {
        return { present: true, size: (await docker.getImage(image).inspect()).Size };
      } catch (error) {
        if (isNotFound(error)) return { present: false };
        throw notThere(error, `looking for ${image}`, image);
      }
    },
    async images() {
      const images = await (await connect()).listImages().catch(rethrow);
      return images.flatMap(({ RepoTags, Size }) =>
        (RepoTags ?? []).filter((name) => !name.includes('<none>')).map((name) => ({ name, size: Size })),
      );
    },
    async architecture() {
      const { Arch } = await (await connect()).version().catch(rethrow);
      return NODE_NAMES[Arch] ?? 'x64';
    },
  };
}

async function connectTo(environment: DockerEnvironment): Promise<DockerClient> {
  const [address, { Docker }] = await Promise.all([findDocker(environment), import('./dockerode')]);
  // an undefined host keeps dockerode from reading DOCKER_HOST itself
  return new Docker({ host: undefined, ...address });
}

function rethrow(error: unknown): never {
  throw notThere(error, 'telling what it has');
}

/** Before anything runs, an engine that does not answer is one that is not there. */
function notThere(error: unknown, doing: string, image = ''): EngineError {
  const known = engineError(error, doing, image);
  return known.reason === 'lost' ? new EngineError(known.message, 'no-engine') : known;
}

async function start(docker: DockerClient, options: StartOptions): Promise<Workplace> {
  const container = await create(docker, options);
  try {
    // attached before the start, so that no output is missed
    const stream = await container.attach({
      stream: true,
      hijack: true,
      stdin: true,
      stdout: true,
      stderr: true,
    });
    const workplace = createDockerWorkplace(container, stream as Socket, options.image);
    await container.start({ abortSignal: options.signal });
    return workplace;
  } catch (error) {
    await removeContainer(container);
    throw engineError(error, 'starting the container', options.image);
  }
}

async function create(docker: DockerClient, options: StartOptions): Promise<Container> {
  const { image, signal } = options;
  try {
    return await docker.createContainer(containerOptions(options));
  } catch (error) {
    if (!isNotFound(error)) throw notThere(error, 'making the container', image);
  }
  await pullImage(docker, image, options);
  try {
    return await docker.createContainer(containerOptions(options));
  } catch (error) {
    throw signal.aborted
      ? new EngineError('The pull was stopped.', 'other')
      : engineError(error, 'making the container', image);
  }
}

function containerOptions({ buildId, image, driver, signal }: StartOptions) {
  return {
    Image: image,
    // an image's entry point is not for CodeBuild (aws/aws-codebuild-docker-images#232)
    Entrypoint: ['sh', '-c'],
    Cmd: [driver],
    // CodeBuild runs commands as root whatever USER says
    User: '0:0',
    // made by the engine where the image has none
    WorkingDir: '/codebuild/output',
    Healthcheck: { Test: ['NONE'] },
    Labels: { [BUILD_LABEL]: buildId },
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    OpenStdin: true,
    // when we go away the driver's input ends, and with it the container
    StdinOnce: true,
    HostConfig: { AutoRemove: true, LogConfig: { Type: 'none', Config: {} }, NetworkMode: 'default' },
    abortSignal: signal,
  };
}
