import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ecrCredentials } from '../../../../core/builds/local/ecr-credentials';
import { DOCKER_HUB, ecrRegistryOf, registryOf } from '../../../../core/builds/local/registries';
import { findLogin, type RegistryCredentials } from '../../../../core/builds/local/registry-login';
import { temporaryFolder } from './support';

const pathBefore = process.env.PATH;
let home: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  home = await temporaryFolder();
  await mkdir(join(home.path, '.docker'));
});
afterEach(async () => {
  process.env.PATH = pathBefore;
  await home[Symbol.asyncDispose]();
});

const configFile = () => join(home.path, '.docker/config.json');
const configure = (config: object) => writeFile(configFile(), JSON.stringify(config));
const loginFor = (registry: string, credentials?: RegistryCredentials) =>
  findLogin(registry, { env: {}, homeDirectory: home.path }, credentials);
const encoded = (text: string) => Buffer.from(text).toString('base64');

/** A credential helper that answers so, and notes what it was asked. */
async function helper(name: string, answer: string, status = 0): Promise<void> {
  const file = join(home.path, `docker-credential-${name}`);
  const asked = join(home.path, 'asked');
  await writeFile(
    file,
    `#!/bin/sh\nprintf '%s ' "$1" >>'${asked}'; cat >>'${asked}'; cat <<'E'\n${answer}\nE\nexit ${status}\n`,
  );
  await chmod(file, 0o755);
  process.env.PATH = `${home.path}:${pathBefore}`;
}

test.each([
  ['busybox', DOCKER_HUB],
  ['me/tool:1', DOCKER_HUB],
  ['docker.io/library/busybox', DOCKER_HUB],
  ['localhost/x', 'localhost'],
  ['127.0.0.1:5000/x:1', '127.0.0.1:5000'],
  ['public.ecr.aws/codebuild/x@sha256:0', 'public.ecr.aws'],
])('the image %s lies in %s', (image, registry) => expect(registryOf(image)).toBe(registry));

test.each([
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', { account: '123456789012', region: 'eu-west-1' }],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', { account: '123456789012', region: 'cn-north-1' }],
  ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com', { account: '123456789012', region: 'us-east-1' }],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com.example', undefined],
  ['public.ecr.aws', undefined],
])('%s', (registry, expected) => expect(ecrRegistryOf(registry)).toEqual(expected));

test.each([
  ['a name and a password', { auth: encoded('me:pass:word') }, { username: 'me', password: 'pass:word' }],
  ['an identity token', { auth: encoded('me:'), identitytoken: 'token' }, { identitytoken: 'token' }],
  ['a registry token', { registrytoken: 'token' }, { registrytoken: 'token' }],
])('config.json has %s', async (_, entry, login) => {
  await configure({ auths: { 'reg.example': entry } });
  expect(await loginFor('reg.example')).toEqual({
    login: { ...login, serveraddress: 'reg.example' },
    from: `of ${configFile()}`,
  });
});

test('the address of an older client is the same registry', async () => {
  await configure({ auths: { 'https://reg.example/v1/': { auth: encoded('me:secret') } } });
  expect(await loginFor('reg.example')).toMatchObject({ login: { username: 'me' } });
});

test('a helper for one registry is over the store for all, and both are over the file', async () => {
  await helper('one', '{"ServerURL":"x","Username":"one","Secret":"1"}');
  await configure({
    auths: { 'reg.example': { auth: encoded('file:3') } },
    credHelpers: { 'reg.example': 'one' },
    credsStore: 'never-there',
  });
  expect(await loginFor('reg.example')).toEqual({
    login: { username: 'one', password: '1', serveraddress: 'reg.example' },
    from: 'of docker-credential-one',
  });
  expect(await readFile(join(home.path, 'asked'), 'utf8')).toBe('get reg.example');
});

test('a helper may give an identity token', async () => {
  await helper('store', '{"Username":"<token>","Secret":"refresh"}');
  await configure({ credsStore: 'store' });
  expect(await loginFor(DOCKER_HUB)).toMatchObject({ login: { identitytoken: 'refresh' } });
});

test.each([
  ['absent', 'docker-credential-absent has none (it is not on this computer)'],
  ['../../bin/evil', 'docker-credential-../../bin/evil has none (this is no name of a program)'],
  ['empty', 'docker-credential-empty has none (credentials not found in native keychain)'],
  ['babble', 'docker-credential-babble has none (its answer cannot be read)'],
])('the helper %s: the file is looked into, and why is told', async (name, from) => {
  await helper('empty', 'credentials not found in native keychain', 1);
  await helper('babble', 'hello');
  await configure({ credsStore: name });
  expect(await loginFor('reg.example')).toEqual({ from });
  await configure({ credsStore: name, auths: { 'reg.example': { auth: encoded('me:secret') } } });
  expect(await loginFor('reg.example')).toMatchObject({ login: { username: 'me' } });
});

test('no config.json: no login, and the file is named', async () => {
  expect(await loginFor('reg.example')).toEqual({ from: `${configFile()} has none` });
});

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

test("ECR takes the chosen profile's login over the configuration", async () => {
  await configure({
    auths: { [ECR]: { auth: encoded('AWS:old') }, 'reg.example': { auth: encoded('me:x') } },
  });
  const asked: object[] = [];
  const registryLogin = async (registry: object) => {
    asked.push(registry);
    return { username: 'AWS', password: 'new' };
  };
  const credentials = ecrCredentials({ registryLogin }, 'builds');
  expect(await loginFor(ECR, credentials)).toEqual({
    login: { username: 'AWS', password: 'new', serveraddress: ECR },
    from: 'of the profile "builds"',
  });
  expect(await loginFor('reg.example', credentials)).toMatchObject({ login: { username: 'me' } });
  expect(asked).toEqual([{ account: '123456789012', region: 'eu-west-1' }]);
});

test('a profile that ECR refuses is told, and the configuration asked', async () => {
  const registryLogin = () =>
    Promise.reject(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  expect((await loginFor(ECR, ecrCredentials({ registryLogin }, 'builds'))).from).toMatch(
    /^the profile "builds" gives none \(.*\); .*config\.json has none$/,
  );
});

describe("Podman's logins", () => {
  const podman = async (file: string, name: string, registry: string, env: Record<string, string> = {}) => {
    await mkdir(dirname(join(home.path, file)), { recursive: true });
    await writeFile(
      join(home.path, file),
      JSON.stringify({ auths: { [name]: { auth: encoded('me:secret') } } }),
    );
    return findLogin(registry, { env, homeDirectory: home.path });
  };

  test('are taken where config.json has none', async () => {
    await configure({ auths: { 'other.example': { auth: encoded('other:1') } } });
    const file = '.config/containers/auth.json';
    expect(await podman(file, 'reg.example', 'reg.example')).toEqual({
      login: { username: 'me', password: 'secret', serveraddress: 'reg.example' },
      from: `of ${join(home.path, file)}`,
    });
    expect(await loginFor('other.example')).toMatchObject({ login: { username: 'other' } });
  });

  test('of Docker Hub have a name of their own', async () => {
    expect(await podman('.config/containers/auth.json', 'docker.io', DOCKER_HUB)).toMatchObject({
      login: { username: 'me', serveraddress: DOCKER_HUB },
    });
  });

  test('of a host without a dot are for that host, and never sent to Docker Hub', async () => {
    const file = '.config/containers/auth.json';
    expect((await podman(file, 'registry', DOCKER_HUB)).login).toBeUndefined();
    expect((await podman(file, 'registry:5000', 'registry:5000')).login).toBeDefined();
  });

  test('lie where XDG_RUNTIME_DIR and REGISTRY_AUTH_FILE say', async () => {
    const runtime = { XDG_RUNTIME_DIR: join(home.path, 'run') };
    expect(await podman('run/containers/auth.json', 'reg.example', 'reg.example', runtime)).toMatchObject({
      login: { username: 'me' },
    });
    const named = { REGISTRY_AUTH_FILE: join(home.path, 'auth.json') };
    expect((await podman('elsewhere.json', 'reg.example', 'reg.example', named)).login).toBeUndefined();
    expect((await podman('auth.json', 'reg.example', 'reg.example', named)).login).toBeDefined();
  });
});
