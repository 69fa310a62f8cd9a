import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DockerEnvironment, dockerConfigDirectory } from './docker-address';
import { registryNamed } from './registries';

/** What a registry is given, as Docker's engine takes it. */
export type RegistryLogin =
  | { username: string; password: string; serveraddress: string }
  | { identitytoken: string; serveraddress: string }
  | { registrytoken: string; serveraddress: string };

/** A login, or why there is none. `from` completes "with the login …" and "without a login: …". */
export type FoundLogin = { login: RegistryLogin; from: string } | { login?: undefined; from: string };

/** What another source than Docker's configuration has for a registry; undefined where the registry is none of its own. */
export type RegistryCredentials = (
  registry: string,
) => Promise<
  { ok: true; username: string; password: string; from: string } | { ok: false; message: string } | undefined
>;

type Environment = Pick<DockerEnvironment, 'env' | 'homeDirectory'>;

/**
 * The login for a registry: of the given source, then as Docker's own client finds it, by the credential helpers that its
 * config.json names, or in that file itself, and then in Podman's files of the same form. Never rejects: a registry may let anybody
 * pull.
 */
export async function findLogin(
  registry: string,
  environment: Environment,
  credentials?: RegistryCredentials,
): Promise<FoundLogin> {
  const failures: string[] = [];
  const given = await credentials?.(registry);
  if (given?.ok) {
    const { username, password, from } = given;
    return { login: { username, password, serveraddress: registry }, from };
  }
  if (given) failures.push(given.message);
  const docker = join(dockerConfigDirectory(environment), 'config.json');
  const files = [docker, ...podmanFiles(environment)];
  for (const file of files) {
    const config = await readConfig(file);
    // most have Docker's file alone
    if (!config && file !== docker) continue;
    const found = await findIn(file, config ?? {}, registry, environment);
    if (found.login) return found;
    failures.push(found.from);
  }
  return { from: failures.join('; ') };
}

/** Where Podman keeps logins (containers-auth.json(5)). */
function podmanFiles({ env, homeDirectory }: Environment): string[] {
  const { REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime } = env;
  if (named) return [named];
  const places = [...(runtime ? [runtime] : []), env.XDG_CONFIG_HOME || join(homeDirectory, '.config')];
  return places.map((place) => join(place, 'containers', 'auth.json'));
}

async function findIn(
  file: string,
  config: DockerConfig,
  registry: string,
  environment: Environment,
): Promise<FoundLogin> {
  const failures: string[] = [];
  const helper = textOf(config.credHelpers?.[registry]) ?? textOf(config.credsStore);
  if (helper !== undefined) {
    const from = `of docker-credential-${helper}`;
    const asked = await askHelper(helper, registry, environment.homeDirectory);
    if (asked.ok) return { login: asked.login, from };
    failures.push(`docker-credential-${helper} has none (${asked.message})`);
  }
  const login = loginOf(config, registry);
  if (login) return { login, from: `of ${file}` };
  if (helper === undefined) failures.push(`${file} has none`);
  return { from: failures.join('; ') };
}

interface DockerConfig {
  auths?: Record<string, unknown>;
  credHelpers?: Record<string, unknown>;
  credsStore?: unknown;
}

async function readConfig(file: string): Promise<DockerConfig | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return recordOf(value);
  } catch {
    return undefined;
  }
}

function loginOf({ auths }: DockerConfig, registry: string): RegistryLogin | undefined {
  // older clients wrote addresses where newer ones write names, and Podman writes docker.io
  const names = Object.keys(auths ?? {});
  const key =
    names.find((name) => name === registry) ??
    names.find((name) => registryNamed(hostOf(name)) === registryNamed(hostOf(registry)));
  const entry = key === undefined ? undefined : recordOf(auths?.[key]);
  if (!entry) return undefined;
  const serveraddress = registry;
  const identitytoken = textOf(entry.identitytoken);
  if (identitytoken) return { identitytoken, serveraddress };
  const registrytoken = textOf(entry.registrytoken);
  if (registrytoken) return { registrytoken, serveraddress };
  const decoded = Buffer.from(textOf(entry.auth) ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const username = colon < 0 ? textOf(entry.username) : decoded.slice(0, colon);
  const password = colon < 0 ? textOf(entry.password) : decoded.slice(colon + 1).replace(/\0+$/, '');
  return username && password ? { username, password, serveraddress } : undefined;
}

function hostOf(name: string): string {
  return name.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
}

// one that unlocks a keychain asks its user first
const HELPER_MILLISECONDS = 60_000;
const MOST_BYTES = 1_000_000;

type Asked = { ok: true; login: RegistryLogin } | { ok: false; message: string };

/** Asks a credential helper (docker/docker-credential-helpers: the registry on its input, JSON on its output). */
async function askHelper(helper: string, registry: string, directory: string): Promise<Asked> {
  if (!/^[\w][\w.-]*$/.test(helper)) return { ok: false, message: 'this is no name of a program' };
  const { failure, text } = await output(`docker-credential-${helper}`, registry, directory);
  if (failure !== undefined) return { ok: false, message: failure };
  let answer: Record<string, unknown> | undefined;
  try {
    answer = recordOf(JSON.parse(text));
  } catch {
    return { ok: false, message: 'its answer cannot be read' };
  }
  const [username, secret] = [textOf(answer?.Username), textOf(answer?.Secret)];
  if (!username || !secret) return { ok: false, message: 'its answer has no login' };
  const serveraddress = registry;
  return username === '<token>'
    ? { ok: true, login: { identitytoken: secret, serveraddress } }
    : { ok: true, login: { username, password: secret, serveraddress } };
}

function output(
  program: string,
  input: string,
  directory: string,
): Promise<{ failure?: string; text: string }> {
  return new Promise((resolve) => {
    // not in the folder of a repository, which may hold a program of this name
    const child = spawn(program, ['get'], {
      cwd: directory,
      windowsHide: true,
      timeout: HELPER_MILLISECONDS,
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.length > MOST_BYTES) child.kill();
    });
    child.stdin.on('error', () => {});
    child.stderr.resume();
    child.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      resolve({ failure: code === 'ENOENT' ? 'it is not on this computer' : message, text: '' }),
    );
    child.once('close', (code, signal) => {
      // helpers tell what is wrong on their output
      const words = text.trim().split('\n')[0]?.slice(0, 200);
      if (code === 0) resolve({ text });
      else
        resolve({
          failure: signal ? 'it did not answer in time' : words || `it ended with status ${code}`,
          text,
        });
    });
    child.stdin.end(input);
  });
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
