import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { end, spawnOwn } from './processes.mjs';

const START_DEADLINE_MS = 60_000;

/**
 * Whether a Docker engine answers.
 * @param {string} host as in DOCKER_HOST: `unix://PATH` or `tcp://HOST:PORT`
 * @returns {Promise<boolean>}
 */
export function answers(host) {
  const { protocol, hostname, port, pathname } = new URL(host);
  const target = protocol === 'unix:' ? { socketPath: pathname } : { host: hostname, port };
  return new Promise((resolve) => {
    const ping = request({ ...target, path: '/_ping', timeout: 3_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

/** The user's own engine where one answers: WORKBENCH_TEST_DOCKER_HOST, DOCKER_HOST or the usual sockets. */
export async function findEngine() {
  const { WORKBENCH_TEST_DOCKER_HOST, DOCKER_HOST, XDG_RUNTIME_DIR } = process.env;
  const hosts = [
    WORKBENCH_TEST_DOCKER_HOST,
    DOCKER_HOST,
    'unix:///var/run/docker.sock',
    XDG_RUNTIME_DIR && `unix://${XDG_RUNTIME_DIR}/docker.sock`,
  ];
  for (const host of hosts) if (host && (await answers(host))) return host;
  return undefined;
}

/**
 * Starts a Docker engine of our own: socket, data folder and pid file lie in a new temporary folder, which goes with it.
 * Needs root and `dockerd`. Rejects with the end of the daemon's log where it does not come up.
 * @param {string} dockerd
 * @returns {Promise<{ host: string, dispose: () => Promise<void> }>}
 */
export async function startEngine(dockerd) {
  return startDaemon('docker', dockerd, (folder, host) => [
    ...['--host', host, '--pidfile', path.join(folder, 'pid')],
    ...['--data-root', path.join(folder, 'data'), '--exec-root', path.join(folder, 'exec')],
  ]);
}

// a process of a container may not ask for more than the test machine allows us
const PODMAN_CONFIGURATION = '[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]\n';

/**
 * Starts Podman's service of our own, as `startEngine` does Docker's.
 * @param {string} podman
 * @returns {Promise<{ host: string, dispose: () => Promise<void> }>}
 */
export async function startPodman(podman) {
  return startDaemon('podman', podman, async (folder, host) => {
    await writeFile(path.join(folder, 'containers.conf'), PODMAN_CONFIGURATION);
    return [
      ...['--root', path.join(folder, 'data'), '--runroot', path.join(folder, 'run')],
      // other storage leaves a mount behind, with which the folder cannot be removed
      ...['--storage-driver', 'vfs'],
      ...['--cgroup-manager', 'cgroupfs', 'system', 'service', '--time=0', host],
    ];
  });
}

/**
 * @param {string} name
 * @param {string} program
 * @param {(folder: string, host: string) => string[] | Promise<string[]>} makeArguments
 * @returns {Promise<{ host: string, dispose: () => Promise<void> }>}
 */
async function startDaemon(name, program, makeArguments) {
  // not below the checkout: a socket's path has at most 107 bytes
  const folder = await mkdtemp(path.join(os.tmpdir(), `workbench-${name}-`));
  const host = `unix://${folder}/${name}.sock`;
  const logFile = path.join(folder, `${name}.log`);
  const log = openSync(logFile, 'a');
  const daemon = spawnOwn(program, await makeArguments(folder, host), {
    stdio: ['ignore', log, log],
    env: { ...process.env, CONTAINERS_CONF: path.join(folder, 'containers.conf') },
  });
  closeSync(log);
  daemon.on('error', () => {});
  const dispose = async () => {
    await end(daemon, { deadlineMs: 20_000 });
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const deadline = Date.now() + START_DEADLINE_MS;
  while (!(await answers(host))) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n');
      await dispose();
      throw new Error(`${name} did not start:\n${lines.slice(-5).join('\n')}`);
    }
    await wait(100);
  }
  return { host, dispose };
}
