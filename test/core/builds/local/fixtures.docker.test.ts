import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { readFixtures, runBuild } from './support';
import { dockerEngine } from './support-docker';

const fixtures = await readFixtures();

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  test.each(fixtures)('$name', async ({ buildspec, expected }) => {
    expect((await runBuild({ engine: dockerEngine(), buildspec })).log).toBe(expected);
  });

  test.each(fixtures.filter(({ buildspec }) => !buildspec.includes('shell: bash')))(
    '$name, without bash',
    async ({ buildspec, expected }) => {
      const run = await runBuild({ engine: dockerEngine(), image: 'workbench-test:busybox', buildspec });
      expect(run.log).toBe(expected);
    },
  );
});
