import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { startRegistry } from './registry';
import { phaseEnds, runBuild } from './support';
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
      message: expect.stringMatching(
        `^The image ${image} does not exist or needs a login: .*Check its name\\.$`,
      ),
    });
    expect(phaseEnds(events)).toContain('PROVISIONING FAILED');
  });
});
