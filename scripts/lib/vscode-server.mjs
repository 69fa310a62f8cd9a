import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { end, printed, spawnOwn } from './processes.mjs';

/**
 * @typedef {object} VsCodeServer
 * @property {number} port
 * @property {string} token without which the server answers 403
 * @property {(folder: string, payload?: [string, string][]) => string} address of a window on a folder
 * @property {Promise<unknown>} ended
 * @property {() => Promise<void>} dispose
 */

/**
 * Starts VS Code's server on 127.0.0.1 with a random connection token.
 * @param {object} options
 * @param {string} options.server the folder with `out/server-main.js`
 * @param {string} options.dataDirectory user settings lie in its data/User/settings.json
 * @param {string} options.extensionsDirectory
 * @param {number} [options.port] 0, the default, takes any free one
 * @param {string} [options.logLevel]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<VsCodeServer>}
 */
export async function startVsCodeServer({
  server,
  dataDirectory,
  extensionsDirectory,
  port: wantedPort = 0,
  logLevel = 'info',
  env,
}) {
  await mkdir(dataDirectory, { recursive: true });
  const token = randomBytes(24).toString('hex');
  // not an argument: arguments are everybody's to read
  const tokenFile = path.join(dataDirectory, 'token');
  await writeFile(tokenFile, token, { mode: 0o600 });
  // biome-ignore format: one option a line
  const child = spawnOwn(process.execPath, [
    path.join(server, 'out/server-main.js'),
    '--host', '127.0.0.1',
    '--port', String(wantedPort),
    '--connection-token-file', tokenFile,
    '--accept-server-license-terms',
    '--server-data-dir', dataDirectory,
    '--extensions-dir', extensionsDirectory,
    '--telemetry-level', 'off',
    '--log', logLevel,
  ], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }});
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const [, port = ''] = await printed(child, /Extension host agent listening on (\d+)/, "VS Code's server");
  return {
    port: Number(port),
    token,
    ended,
    address(folder, payload) {
      const url = new URL(`http://127.0.0.1:${port}/`);
      url.searchParams.set('tkn', token);
      url.searchParams.set('folder', folder);
      if (payload) url.searchParams.set('payload', JSON.stringify(payload));
      return url.href;
    },
    dispose: () => endGroup(child),
  };
}

/**
 * The server's extension hosts are processes of their own; they go with it.
 * @param {import('node:child_process').ChildProcess} child leader of a process group
 */
async function endGroup(child) {
  const pid = child.pid;
  await end(child, { deadlineMs: 5_000 });
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // nobody was left
  }
}
