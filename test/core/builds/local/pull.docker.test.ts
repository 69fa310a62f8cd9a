import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { startRegistry } from './registry';
import { phaseEnds, runBuild, temporaryFolder } from './support';
import { dockerClient, dockerEngine } from './support-docker';

const BUILDSPEC = 'version: 0.2\nphases:\n  build:\n    commands: [echo ran]\n';

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('an image that is not here', () => {
  test('is pulled, and the log says so', async () => {
    await using registry = await startRegistry();
    const { image } = registry;
    const { log, output } = await runBuild({ engine: dockerEngine(), image, buildspec: BUILDSPEC });
    await dockerClient().getImage(image).remove({ force: true });
    expect(output).toBe('ran\n');
    expect(log).toContain(`[Container] Pulling image ${image}\n`);
    expect(log).toContain(`[Container] Pulled image ${image}\n`);
  });

  test('and that its registry does not know fails PROVISIONING', async () => {
    await using registry = await startRegistry();
    const image = registry.image.replace(/1$/, 'unknown');
    const { outcome, events } = await runBuild({ engine: dockerEngine(), image, buildspec: BUILDSPEC });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'could-not-start',
      message: expect.stringMatching(`^The image ${image} does not exist: .*Check its name\\.$`),
    });
    expect(phaseEnds(events)).toContain('PROVISIONING FAILED');
  });

  test('and whose registry wants a login is pulled with that of config.json', async () => {
    await using home = await temporaryFolder();
    await using registry = await startRegistry({ login: 'me:secret' });
    const { image } = registry;
    const address = image.replace(/\/.*/, '');
    await mkdir(join(home.path, '.docker'));
    const auth = Buffer.from('me:secret').toString('base64');
    await writeFile(
      join(home.path, '.docker/config.json'),
      JSON.stringify({ auths: { [address]: { auth } } }),
    );
    const { log, output } = await runBuild({ engine: dockerEngine(home.path), image, buildspec: BUILDSPEC });
    await dockerClient().getImage(image).remove({ force: true });
    expect(output).toBe('ran\n');
    expect(log).toContain(
      `[Container] Pulling image ${image} with the login of ${home.path}/.docker/config.json\n`,
    );
    expect(log).not.toContain('secret');
  });

  test('for the platform that is wanted, but for another: where the pull fails, the message says so', async () => {
    await using registry = await startRegistry();
    const image = registry.image.replace(/1$/, 'other-processor');
    const [repo, tag] = [image.slice(0, image.lastIndexOf(':')), 'other-processor'];
    await dockerClient().getImage('workbench-test:busybox').tag({ repo, tag });
    const { outcome } = await runBuild({
      engine: dockerEngine(),
      image,
      platform: 'linux/arm64',
      buildspec: BUILDSPEC,
    });
    await dockerClient().getImage(image).remove({ force: true });
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        /does not exist.*The one that is here is for linux\/amd64: take that platform to run it \(--platform linux\/amd64\)\.$/,
      ),
    });
  });

  test('and whose registry refuses: the message says what was tried and how to log in', async () => {
    await using registry = await startRegistry({ login: 'me:secret' });
    const { image } = registry;
    const { outcome } = await runBuild({ engine: dockerEngine(), image, buildspec: BUILDSPEC });
    const address = image.replace(/\/.*/, '');
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringMatching(
        `^The registry refuses ${image} \\(.*\\), asked without a login: /nonexistent/.docker/config.json has none\\. Check the image's name\\. Log in with: docker login ${address}$`,
      ),
    });
  });

  test('and is made for another processor: that is told', async () => {
    await using registry = await startRegistry({ architecture: 'arm64' });
    const { image } = registry;
    const { log, output } = await runBuild({
      engine: dockerEngine(),
      image,
      platform: 'linux/arm64',
      buildspec: BUILDSPEC,
    });
    await dockerClient().getImage(image).remove({ force: true });
    // its programs are this computer's, whatever it says
    expect(output).toBe('ran\n');
    expect(log).toContain('Local build: the image is for linux/arm64, which is emulated here and slow\n');
  });

  test('and is here for another platform than the one asked for is looked for again', async () => {
    const { outcome } = await runBuild({
      engine: dockerEngine(),
      image: 'workbench-test:bash',
      platform: 'linux/arm64',
      buildspec: BUILDSPEC,
    });
    expect(outcome).toMatchObject({ ok: false, reason: 'could-not-start' });
  });
});
