import type DockerClient from 'dockerode';
import type { Container, ContainerCreateOptions } from 'dockerode';
import { BUILD_LABEL, LEASE_LABEL } from './docker-abandoned';
import { engineError, isNotFound, notThere } from './docker-errors';
import { type ContainerLimits, readLimits } from './docker-limits';
import { answered } from './docker-patience';
import { pullImage } from './docker-pull';
import { EngineError, type StartOptions } from './engine';
import { platformIn } from './images';
import type { FoundLogin } from './registry-login';
import { packTexts } from './tar-pack';

export interface CreateOptions {
  milliseconds: number;
  findLogin: (registry: string) => Promise<FoundLogin>;
  /** The id of the lease under which it is made. */
  lease: string | undefined;
}

const MAKING = 'making the container';

/** Makes the container of a build, with the driver as its command; pulls its image where it is not here. Rejects with EngineError. */
export async function createContainer(
  docker: DockerClient,
  options: StartOptions,
  { milliseconds, findLogin, lease }: CreateOptions,
): Promise<Container> {
  const { image, signal } = options;
  const platform = options.platform ?? platformIn(image);
  const limits = await readLimits(docker, options, milliseconds).catch((error: unknown) => {
    throw notThere(error, MAKING, image);
  });
  const body = containerOptions(options, lease, platform, limits);
  const createOnce = () =>
    answered((abortSignal) => docker.createContainer({ ...body, abortSignal }), MAKING, {
      milliseconds,
      signal,
    });
  try {
    return await createOnce();
  } catch (error) {
    if (!isNotFound(error)) throw notThere(error, MAKING, image);
  }
  await pullImage(docker, image, { ...options, platform, findLogin }).catch(async (error: unknown) => {
    throw await withPlatformHere(docker, image, error, milliseconds);
  });
  try {
    return await createOnce();
  } catch (error) {
    throw signal.aborted
      ? new EngineError('The pull was stopped.', 'other')
      : engineError(error, MAKING, image);
  }
}

/** The error of a pull that only a platform made necessary says so: the image is here for another one. */
async function withPlatformHere(
  docker: DockerClient,
  image: string,
  error: unknown,
  milliseconds: number,
): Promise<unknown> {
  if (!(error instanceof EngineError) || error.reason !== 'no-image') return error;
  const here = await answered(() => docker.getImage(image).inspect(), MAKING, { milliseconds }).catch(
    () => undefined,
  );
  if (!here?.Architecture) return error;
  const platform = `${here.Os}/${here.Architecture}`;
  return new EngineError(
    `${error.message} The one that is here is for ${platform}: take that platform to run it (--platform ${platform}).`,
    error.reason,
  );
}

// more than builds have been seen to need, and few enough for the engine's computer to survive a fork bomb
export const MOST_PROCESSES = 4_096;

const DRIVER_FILE = 'codebuild/workbench/driver.sh';

function containerOptions(
  { buildId, image, driver, privileged = false }: StartOptions,
  lease: string | undefined,
  platform: string | undefined,
  limits: ContainerLimits,
): ContainerCreateOptions {
  const body: ContainerCreateOptions = {
    Image: image,
    // An image's entry point is not for CodeBuild (aws/aws-codebuild-docker-images#232), but for the one that starts Docker
    // in a privileged container. That one puts its arguments together and evaluates them: none may need a quote.
    ...(privileged ? { Cmd: ['sh', `/${DRIVER_FILE}`] } : { Entrypoint: ['sh', '-c'], Cmd: [driver] }),
    // CodeBuild runs commands as root whatever USER says
    User: '0:0',
    // made by the engine where the image has none
    WorkingDir: '/codebuild/output',
    Healthcheck: { Test: ['NONE'] },
    Labels: { [BUILD_LABEL]: buildId, ...(lease !== undefined && { [LEASE_LABEL]: lease }) },
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    OpenStdin: true,
    // when we go away the driver's input ends, and with it the container
    StdinOnce: true,
    HostConfig: {
      AutoRemove: true,
      LogConfig: { Type: 'none', Config: {} },
      NetworkMode: 'default',
      Privileged: privileged,
      PidsLimit: MOST_PROCESSES,
      // scripts and states hold values of secrets, which no disk is to keep
      Tmpfs: { '/codebuild/output/tmp': 'rw,exec,nosuid,nodev,mode=0755' },
      ...limits,
    },
  };
  // dockerode would send everything in the address as well
  return { _query: platform === undefined ? {} : { platform }, _body: body } as ContainerCreateOptions;
}

/** Lays the driver into a container whose entry point runs it. */
export async function putDriver(container: Container, driver: string): Promise<void> {
  const archive = packTexts([{ path: DRIVER_FILE, mode: 0o755, text: driver }]);
  await container.putArchive(archive, { path: '/' });
}
