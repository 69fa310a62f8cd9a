import { createHash } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { createDockerEngine } from '../../../../core/builds/local/docker-engine';
import { type Door, newerDoor, secureDoor, sshDoor, statusOf } from './doors';
import { runBuild, temporaryFolder, which } from './support';

/** A build that uses every kind of request: its source goes in, an artifact comes out, output goes by. */
async function wholeBuild({ environment }: Pick<Door, 'environment'>) {
  await using source = await temporaryFolder();
  await writeFile(join(source.path, 'file'), 'content');
  const buildspec =
    'version: 0.2\nphases:\n  build:\n    commands: [cat file, echo made > made]\nartifacts:\n  files: made\n';
  // awaited here: the folder goes with the function
  return await runBuild({
    engine: createDockerEngine(environment),
    source: source.path,
    artifactsDirectory: join(source.path, 'out'),
    buildspec,
  });
}

const SUCCEEDED = { ok: true, buildStatus: 'SUCCEEDED' };

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('an engine', () => {
  test('that ssh leads to', async () => {
    await using door = await sshDoor();
    const { outcome, output } = await wholeBuild(door);
    expect({ outcome, output }).toEqual({ outcome: SUCCEEDED, output: 'content' });
    const [first, ...others] = await door.calls();
    expect(first?.slice(first.indexOf('-l')).join(' ')).toBe(
      '-l builder -p 2222 -- far.example docker system dial-stdio',
    );
    // connections are used again: there are fewer of them than requests
    expect(others.length).toBeLessThan(6);
  });

  test('that ssh leads to by a context, at a socket of its own', async () => {
    await using door = await sshDoor();
    const home = join(door.folder, '.docker');
    const meta = join(home, 'contexts/meta', createHash('sha256').update('far').digest('hex'));
    await mkdir(meta, { recursive: true });
    await writeFile(
      join(meta, 'meta.json'),
      JSON.stringify({ Endpoints: { docker: { Host: 'ssh://far.example/run/user/1000/docker.sock' } } }),
    );
    const engine = createDockerEngine({ ...door.environment, env: { DOCKER_CONTEXT: 'far' } });
    expect((await engine.images()).map(({ name }) => name)).toContain('workbench-test:bash');
    expect((await door.calls())[0]).toEqual(
      expect.arrayContaining(['--host', "'unix:///run/user/1000/docker.sock'"]),
    );
  });

  test('that ssh does not lead to: its own words say why', async () => {
    await using door = await sshDoor('builder@far.example: Permission denied (publickey).');
    const { outcome } = await wholeBuild(door);
    expect(outcome).toMatchObject({
      ok: false,
      noEngine: true,
      message:
        'No Docker engine can be reached at the address of DOCKER_HOST (ssh://builder@far.example:2222): builder@far.example: Permission denied (publickey). Check that ssh and docker work there without a question, or correct or unset DOCKER_HOST.',
    });
  });

  describe.skipIf(!which('openssl'))('with TLS', () => {
    test('that DOCKER_HOST names, with the certificates of DOCKER_CERT_PATH', async () => {
      await using door = await secureDoor();
      const { outcome, output } = await wholeBuild(door);
      expect({ outcome, output }).toEqual({ outcome: SUCCEEDED, output: 'content' });
    });

    test('that a context names, with its own certificates', async () => {
      await using door = await secureDoor();
      const id = createHash('sha256').update('secure').digest('hex');
      const home = join(door.certificates, '.docker/contexts');
      await mkdir(join(home, 'meta', id), { recursive: true });
      await mkdir(join(home, 'tls', id), { recursive: true });
      await symlink(door.certificates, join(home, 'tls', id, 'docker'));
      await writeFile(
        join(home, 'meta', id, 'meta.json'),
        JSON.stringify({ Endpoints: { docker: { Host: door.dockerHost } } }),
      );
      const environment = { ...door.environment, env: { DOCKER_CONTEXT: 'secure' } };
      expect((await wholeBuild({ ...door, environment })).outcome).toEqual(SUCCEEDED);
    });

    test('whose authority is not ours is refused', async () => {
      await using door = await secureDoor();
      await using other = await secureDoor();
      const env = { ...door.environment.env, DOCKER_CERT_PATH: other.certificates };
      const { outcome } = await wholeBuild({ ...door, environment: { ...door.environment, env } });
      expect(outcome).toMatchObject({
        ok: false,
        noEngine: true,
        message: expect.stringContaining('certificate'),
      });
    });
  });

  test('that takes no API before 1.44, as Docker 25 and later', async () => {
    await using door = await newerDoor();
    expect(await statusOf(door.environment, '/v1.43/info')).toBe(400);
    const { outcome, output } = await wholeBuild(door);
    expect({ outcome, output }).toEqual({ outcome: SUCCEEDED, output: 'content' });
    expect(door.refused).toEqual(['GET /v1.43/info']);
  });
});

const podman = process.env.WORKBENCH_TEST_PODMAN_HOST;

describe.skipIf(!podman)('Podman', () => {
  const environment = {
    dockerHost: podman,
    env: {},
    homeDirectory: '/nonexistent',
    platform: process.platform,
  };

  test('runs a whole build', async () => {
    const { outcome, output } = await wholeBuild({ environment });
    expect({ outcome, output }).toEqual({ outcome: SUCCEEDED, output: 'content' });
  });

  test('tells of an image without sh as Docker does', async () => {
    const engine = createDockerEngine(environment);
    const buildspec = 'version: 0.2\nphases:\n  build:\n    commands: [true]\n';
    const { outcome } = await runBuild({ engine, image: 'workbench-test:empty', buildspec });
    expect(outcome).toMatchObject({
      message: expect.stringContaining('The image workbench-test:empty has no sh'),
    });
  });
});
