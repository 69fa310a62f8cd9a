import process from 'node:process';
import Docker from 'dockerode';
import { createDockerEngine, type DockerEngine } from '../../../../core/builds/local/docker-engine';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST ?? 'unix:///nonexistent';

export function dockerEngine(): DockerEngine {
  return createDockerEngine({
    dockerHost,
    env: {},
    homeDirectory: '/nonexistent',
    platform: process.platform,
  });
}

/** The engine as the tests themselves look at it. */
export function dockerClient(): Docker {
  return new Docker({ socketPath: dockerHost.replace(/^unix:\/\//, '') });
}
