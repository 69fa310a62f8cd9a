import process from 'node:process';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuild } from './support';
import { dockerClient, dockerEngine } from './support-docker';
import { testWholeBuilds } from './whole-builds';

const RUNTIMES = `version: 0.1
runtimes:
  nodejs:
    versions:
      20:
        commands: [echo "Installing 20", export NODE=20]
      default:
        commands: [echo "Installing $VERSION", export NODE=$VERSION]
`;
const IMAGE = 'workbench-test:runtimes';

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  testWholeBuilds(dockerEngine);

  describe('runtime-versions', () => {
    beforeAll(async () => {
      const container = await dockerClient().createContainer({
        Image: 'workbench-test:busybox',
        Cmd: ['true'],
      });
      const archive = pack();
      archive.entry({ name: 'codebuild/image/config/runtimes.yml' }, RUNTIMES);
      archive.finalize();
      await container.putArchive(archive as unknown as NodeJS.ReadableStream, { path: '/' });
      const [repo, tag] = IMAGE.split(':');
      await container.commit({ repo, tag });
      await container.remove();
    });

    afterAll(async () => {
      await dockerClient().getImage(IMAGE).remove({ force: true });
    });

    const build = (version: string) =>
      runBuild({
        engine: dockerEngine(),
        image: IMAGE,
        environmentVariables: [{ name: 'WANTED', value: '20.x' }],
        buildspec: `version: 0.2\nphases:\n  install:\n    runtime-versions:\n      nodejs: ${version}\n  build:\n    commands: [echo "node $NODE"]\n`,
      });

    test.each([
      ['20', "'nodejs' runtime version '20'", 'Installing 20\nnode 20\n'],
      ['$WANTED', "'nodejs' runtime version '20'", 'Installing 20\nnode 20\n'],
      ['18.1.0', "'nodejs' runtime version '18.1.0'", 'Installing 18.1.0\nnode 18.1.0\n'],
    ])('%s by the rules of the image', async (version, selected, printed) => {
      const { log, output } = await build(version);
      expect(log).toContain(`[Container] Selecting ${selected} based on manual selections...\n`);
      expect(output).toBe(printed);
    });
  });
});
