import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './run-support';

const DOCKER_HOST = process.env.WORKBENCH_TEST_DOCKER_HOST;

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'run-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

describe.skipIf(!DOCKER_HOST)('a batch in Docker', () => {
  test('runs each build in the image that it names, and names no other', async () => {
    await writeFile(
      join(cwd, 'buildspec.yml'),
      `version: 0.2
batch:
  build-matrix:
    dynamic:
      env:
        image: ['workbench-test:busybox', 'workbench-test:bash']
phases:
  build:
    commands:
      - if command -v bash >/dev/null; then echo has bash; else echo has none; fi
`,
    );
    const { exit, stdout } = await runIn(cwd, ['--batch'], { env: { DOCKER_HOST } });
    expect(exit).toBe(0);
    expect(stdout).toContain('\nworkbench_test_bash    | has bash\n');
    expect(stdout).toContain('\nworkbench_test_busybox | has none\n');
  });

  test('an image that is not there fails its build alone', async () => {
    await writeFile(
      join(cwd, 'buildspec.yml'),
      `version: 0.2
batch:
  build-list:
    - identifier: fine
    - identifier: lost
      ignore-failure: true
      env: { image: 'registry.invalid/no/such:1' }
phases:
  build:
    commands: [echo ran]
`,
    );
    const args = ['--batch', '--image', 'workbench-test:busybox'];
    const { exit, stdout } = await runIn(cwd, args, { env: { DOCKER_HOST } });
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /\nfine {2}SUCCEEDED .*\nlost {2}FAILED \(ignored\) .* PROVISIONING: BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE/,
    );
  });
});
