import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ordinaryDoor } from '../core/builds/local/doors';
import { BUILDSPEC, runIn } from './run-support';

const DOCKER_HOST = process.env.WORKBENCH_TEST_DOCKER_HOST;

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'run-'));
  await writeFile(join(cwd, 'buildspec.yml'), BUILDSPEC);
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

describe.skipIf(!DOCKER_HOST)('in Docker', () => {
  test('a build from its source to its artifacts', async () => {
    const args = ['--image', 'workbench-test:busybox', '--env', 'NAME=here', '--artifacts', 'out'];
    const { exit, stdout } = await runIn(cwd, args, { env: { DOCKER_HOST } });
    expect(exit).toBe(0);
    expect(stdout).toContain(' Running on this computer (Docker, workbench-test:busybox)\n');
    expect(stdout).toContain('\nbuilt here\n');
    expect(await readFile(join(cwd, 'out/made.txt'), 'utf8')).toBe('made\n');
  });

  test('--privileged and --platform reach the container', async () => {
    await using door = await ordinaryDoor();
    const args = ['--image', 'workbench-test:busybox', '--privileged', '--platform', 'linux/amd64'];
    const env = { DOCKER_HOST: door.environment.dockerHost };
    const { stdout } = await runIn(cwd, args, { env });
    expect(door.privileged).toEqual(['true']);
    expect(door.platforms).toEqual(['linux/amd64']);
    expect(stdout).toContain('the container is privileged');
  });

  test.each(['registry.invalid/no/such:1', 'workbench-test:empty', 'aws/codebuild/standard:7.0'])(
    'the image %s cannot start: exit 2 and one message',
    async (image) => {
      const { exit, stderr } = await runIn(cwd, ['--image', image], { env: { DOCKER_HOST } });
      expect(exit).toBe(2);
      expect(stderr).toMatch(/^[^\n]+\n$/);
    },
  );
});
