import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import Docker from 'dockerode';
import { pack } from 'tar-stream';
import { createDockerEngine, type DockerEngine } from '../../../../core/builds/local/docker-engine';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST ?? 'unix:///nonexistent';

/** Where builds of the tests have their leases. */
export const STATE_DIRECTORY = join(tmpdir(), 'workbench-test-state');

export function dockerEngine(homeDirectory = '/nonexistent'): DockerEngine {
  return createDockerEngine({
    dockerHost,
    env: { XDG_STATE_HOME: STATE_DIRECTORY },
    homeDirectory,
    platform: process.platform,
  });
}

/** The engine as the tests themselves look at it. */
export function dockerClient(): Docker {
  return new Docker({ socketPath: dockerHost.replace(/^unix:\/\//, '') });
}

/** Makes an image from another one with files added; `config` is what a Dockerfile would say. */
export async function makeImage(
  name: string,
  files: Record<string, string | Buffer>,
  { from = 'workbench-test:busybox', config = {} }: { from?: string; config?: object } = {},
): Promise<AsyncDisposable> {
  const container = await dockerClient().createContainer({ Image: from, Cmd: ['true'] });
  const archive = pack();
  for (const [path, content] of Object.entries(files)) archive.entry({ name: path, mode: 0o755 }, content);
  archive.finalize();
  await container.putArchive(archive as unknown as NodeJS.ReadableStream, { path: '/' });
  const [repo, tag] = name.split(':');
  await container.commit({ repo, tag, ...config });
  await container.remove();
  return {
    [Symbol.asyncDispose]: async () => {
      await dockerClient().getImage(name).remove({ force: true });
    },
  };
}
