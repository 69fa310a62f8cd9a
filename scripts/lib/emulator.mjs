import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { DIST } from './paths.mjs';
import { end, printed, spawnOwn } from './processes.mjs';

// the SDK warns at Node 20, which is what the product promises to run on
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/**
 * @typedef {object} Emulator
 * @property {string} data its data folder: what the setting codebuild.connection.emulator takes
 * @property {() => Promise<CodeBuildClient>} client
 * @property {Promise<unknown>} ended
 * @property {() => Promise<void>} dispose ends it with its builds and their containers
 */

/**
 * Starts the emulator as a process of its own on a free port.
 * @param {object} options
 * @param {string} options.data
 * @param {'docker' | 'host'} options.executor
 * @param {string} [options.dockerHost]
 * @returns {Promise<Emulator>}
 */
export async function startEmulator({ data, executor, dockerHost }) {
  // biome-ignore format: one option a line
  const child = spawnOwn(process.execPath, [
    path.join(DIST, 'cli.js'), 'serve',
    '--executor', executor,
    '--data', data,
    '--port', '0',
  ], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(dockerHost ? { DOCKER_HOST: dockerHost } : {}) },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await printed(child, /http:\/\/127\.0\.0\.1:\d+/, 'The emulator');
  return {
    data,
    ended,
    client: async () => {
      const { endpoint, region, ...credentials } = JSON.parse(
        await readFile(path.join(data, 'emulator.json'), 'utf8'),
      );
      return new CodeBuildClient({ endpoint, region, credentials });
    },
    dispose: () => end(child, { deadlineMs: 20_000 }),
  };
}
