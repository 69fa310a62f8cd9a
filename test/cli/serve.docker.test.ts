import { join } from 'node:path';
import Docker from 'dockerode';
import { describe, expect, it } from 'vitest';
import { BUILD_LABEL } from '../../core/builds/local/docker-engine';
import { buildWhen, clientsOf, isComplete, logOf, startBuildOf, startServe } from './serve-support';

const DOCKER_HOST = process.env.WORKBENCH_TEST_DOCKER_HOST;

const BUILDSPEC = `version: 0.2
env:
  exported-variables: [VERSION]
phases:
  build:
    commands:
      - export VERSION=7
      - echo "in $CODEBUILD_BUILD_IMAGE"
`;

describe.skipIf(!DOCKER_HOST)('serve --executor docker', () => {
  const start = () =>
    startServe(['--executor', 'docker', '--data', '../data'], { DOCKER_HOST: DOCKER_HOST ?? '' });

  it('runs builds in the image of their project', async () => {
    const { home, printed } = await start();
    await printed('Ctrl-C');
    const clients = await clientsOf(join(home, 'data'));
    const id = await startBuildOf(clients, { type: 'NO_SOURCE', buildspec: BUILDSPEC });
    const build = await buildWhen(clients, id, isComplete);
    expect(await logOf(clients, build)).toContain('in workbench-test:busybox\n');
    expect(build).toMatchObject({
      buildStatus: 'SUCCEEDED',
      exportedEnvironmentVariables: [{ name: 'VERSION', value: '7' }],
    });
  });

  it('leaves no container behind when it ends', async () => {
    const { home, printed, stop } = await start();
    await printed('Ctrl-C');
    const clients = await clientsOf(join(home, 'data'));
    const buildspec =
      'version: 0.2\nphases:\n  build:\n    commands:\n      - while true; do sleep 1; done\n';
    const id = await startBuildOf(clients, { type: 'NO_SOURCE', buildspec });
    await buildWhen(clients, id, ({ currentPhase }) => currentPhase === 'BUILD');
    const docker = new Docker({ socketPath: DOCKER_HOST?.replace('unix://', '') });
    const containers = () =>
      docker.listContainers({ all: true, filters: { label: [`${BUILD_LABEL}=${id}`] } });
    expect(await containers()).toHaveLength(1);
    expect(await stop()).toBe(0);
    expect(await containers()).toEqual([]);
  });

  it.each([
    ['aws/codebuild/standard:7.0', 'AWS does not publish aws/codebuild/standard:7.0.'],
    ['aws/codebuild/amazonlinux-x86_64-standard:5.0', 'Get it with: docker pull public.ecr.aws/codebuild/'],
    ['workbench-test:empty', 'has no sh'],
  ])('says in the phases why %s cannot run', async (image, message) => {
    const { home, printed } = await start();
    await printed('Ctrl-C');
    const clients = await clientsOf(join(home, 'data'));
    const id = await startBuildOf(clients, { type: 'NO_SOURCE', buildspec: BUILDSPEC }, image);
    const build = await buildWhen(clients, id, isComplete);
    expect(build.buildStatus).toBe('FAILED');
    expect(build.phases).toContainEqual(
      expect.objectContaining({
        phaseType: 'PROVISIONING',
        phaseStatus: 'FAILED',
        contexts: [expect.objectContaining({ message: expect.stringContaining(message) })],
      }),
    );
  });
});
