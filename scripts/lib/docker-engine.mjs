import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
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
  // not below the checkout: a socket's path has at most 107 bytes
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-docker-'));
  const host = `unix://${folder}/docker.sock`;
  const logFile = path.join(folder, 'dockerd.log');
  const log = openSync(logFile, 'a');
  // biome-ignore format: one option a line
  const daemon = spawnOwn(dockerd, [
    '--host', host,
    '--data-root', path.join(folder, 'data'),
    '--exec-root', path.join(folder, 'exec'),
    '--pidfile', path.join(folder, 'pid'),
  ], { stdio: ['ignore', log, log]});
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
      throw new Error(`dockerd did not start:\n${lines.slice(-5).join('\n')}`);
    }
    await wait(100);
  }
  return { host, dispose };
}
