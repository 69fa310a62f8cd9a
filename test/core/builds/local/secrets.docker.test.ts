import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { createDockerEngine } from '../../../../core/builds/local/docker-engine';
import { withGivenValues } from '../../../../core/builds/local/secrets';
import { runBuild } from './support';

const docker = process.env.WORKBENCH_TEST_DOCKER_HOST;
const podman = process.env.WORKBENCH_TEST_PODMAN_HOST;

// the files of this disk alone: what is mounted below `/` in memory is another one
const SEARCH = 'find / -xdev -type f -exec grep -lF -e "$TOKEN" {} + | sort';
const BUILDSPEC = JSON.stringify({
  version: 0.2,
  env: { 'parameter-store': { TOKEN: '/app/token' } },
  phases: { build: { commands: [SEARCH, 'cd / && printf %s "$TOKEN" >planted', SEARCH] } },
});

describe.each([
  ['Docker', docker],
  ['Podman', podman],
])('a build with a secret in %s', (_, dockerHost) => {
  test.skipIf(!dockerHost)('keeps its value in memory, off the disk', async () => {
    const { outcome, output } = await runBuild({
      engine: createDockerEngine({
        dockerHost,
        env: {},
        homeDirectory: '/nonexistent',
        platform: process.platform,
      }),
      buildspec: BUILDSPEC,
      aws: { secrets: withGivenValues(new Map([['TOKEN', 'vEry5ecretValue']]), undefined) },
    });
    expect({ outcome, output }).toEqual({
      outcome: { ok: true, buildStatus: 'SUCCEEDED' },
      output: '/planted\n',
    });
  });
});
