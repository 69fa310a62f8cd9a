import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DockerEnvironment, findDocker } from '../../../../core/builds/local/docker-address';
import { temporaryFolder } from './support';

const addressOf = async (environment: DockerEnvironment) => (await findDocker(environment)).address;
const nowhere = { env: {}, homeDirectory: '/nonexistent', platform: 'linux' } as const;

test.each([
  ['unix:///run/x.sock', { socketPath: '/run/x.sock' }],
  ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
  ['tcp://build.example:2375', { host: 'build.example', port: 2375, protocol: 'http' }],
  ['localhost:4000', { host: 'localhost', port: 4000, protocol: 'http' }],
  ['tcp://[::1]:2375', { host: '::1', port: 2375, protocol: 'http' }],
  ['ssh://me@example.com', { ssh: { host: 'example.com', user: 'me' } }],
  ['ssh://example.com:22/run/d.sock', { ssh: { host: 'example.com', port: 22, socketPath: '/run/d.sock' } }],
])('DOCKER_HOST=%s', async (address, expected) => {
  expect(await addressOf({ ...nowhere, env: { DOCKER_HOST: address } })).toMatchObject(expected);
});

test('a setting is over DOCKER_HOST', async () => {
  const environment = { ...nowhere, dockerHost: 'unix:///a.sock', env: { DOCKER_HOST: 'unix:///b.sock' } };
  expect(await addressOf(environment)).toEqual({ socketPath: '/a.sock' });
});

test("Podman's CONTAINER_HOST counts where nothing of Docker's is named", async () => {
  const env = { CONTAINER_HOST: 'unix:///podman.sock' };
  expect(await addressOf({ ...nowhere, env })).toEqual({ socketPath: '/podman.sock' });
  const both = { ...env, DOCKER_HOST: 'unix:///docker.sock' };
  expect(await addressOf({ ...nowhere, env: both })).toEqual({ socketPath: '/docker.sock' });
  const context = { ...env, DOCKER_CONTEXT: 'other' };
  await expect(addressOf({ ...nowhere, env: context })).rejects.toThrow('The Docker context other');
});

// ssh would take a host that begins with - for an option of its own
test.each(['ssh://-oProxyCommand=x', 'ssh://me:password@example.com', 'ssh://', 'unix://', 'nonsense://x'])(
  '%s is refused with a word on what is taken',
  async (address) => {
    await expect(addressOf({ ...nowhere, env: { DOCKER_HOST: address } })).rejects.toMatchObject({
      reason: 'no-engine',
      message: expect.stringMatching(
        /DOCKER_HOST.*Use unix:\/\/PATH, tcp:\/\/HOST:PORT or ssh:\/\/USER@HOST, or correct or unset DOCKER_HOST\.$/,
      ),
    });
  },
);

test('DOCKER_TLS_VERIFY asks for TLS, with the certificates that Docker keeps', async () => {
  await using home = await temporaryFolder();
  await mkdir(join(home.path, '.docker'));
  await writeFile(join(home.path, '.docker/ca.pem'), 'authority');
  const env = { DOCKER_HOST: 'tcp://build.example', DOCKER_TLS_VERIFY: '1' };
  expect(await addressOf({ ...nowhere, homeDirectory: home.path, env })).toMatchObject({
    host: 'build.example',
    port: 2376,
    protocol: 'https',
    ca: Buffer.from('authority'),
  });
  const { DOCKER_TLS_VERIFY: _, ...without } = env;
  expect(await addressOf({ ...nowhere, homeDirectory: home.path, env: without })).toEqual({
    host: 'build.example',
    port: 2375,
    protocol: 'http',
  });
});

test('the chosen context is used', async () => {
  await using home = await temporaryFolder();
  const id = createHash('sha256').update('remote').digest('hex');
  const meta = join(home.path, '.docker/contexts/meta', id);
  await mkdir(meta, { recursive: true });
  await writeFile(join(home.path, '.docker/config.json'), '{"currentContext":"remote"}');
  await writeFile(
    join(meta, 'meta.json'),
    '{"Name":"remote","Endpoints":{"docker":{"Host":"tcp://far:2375"}}}',
  );
  expect(await addressOf({ ...nowhere, homeDirectory: home.path })).toMatchObject({
    host: 'far',
    port: 2375,
  });
  await expect(
    addressOf({ ...nowhere, homeDirectory: home.path, env: { DOCKER_CONTEXT: 'other' } }),
  ).rejects.toThrow('The Docker context other has no address.');
});

test('a rootless socket is found', async () => {
  await using runtime = await temporaryFolder();
  const socketPath = join(runtime.path, 'podman', 'podman.sock');
  await mkdir(join(runtime.path, 'podman'));
  const server = createServer((socket) => socket.end()).listen(socketPath);
  const environment = { ...nowhere, env: { XDG_RUNTIME_DIR: runtime.path } };
  // a computer with an engine of its own has that one before
  expect(['/var/run/docker.sock', socketPath]).toContain(
    (Object.values(await addressOf(environment)) as string[])[0],
  );
  server.close();
});

test('where nothing answers, the message names what was tried', async () => {
  const search = addressOf({ ...nowhere, homeDirectory: '/nonexistent', platform: 'win32' });
  await expect(search).rejects.toMatchObject({
    reason: 'no-engine',
    message: expect.stringContaining('//./pipe/docker_engine'),
  });
});
