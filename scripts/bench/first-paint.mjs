import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startEmulator } from '../lib/emulator.mjs';
import { inTurn, ms } from './figures.mjs';
import { loadTypeScript } from './typescript.mjs';

const PROJECTS = 5_000;
const LATENCY = 50;
const MOST_CALLS = 3;

/** @typedef {typeof import('./cloud-parts.ts')} CloudParts */

/**
 * From a connection that nobody has used to the first rows with names of an account with many projects, each call of which takes its time,
 * beside one call for names.
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchFirstPaint() {
  /** @type {CloudParts} */
  const parts = await loadTypeScript('scripts/bench/cloud-parts.ts');
  const { connect, generateAccount, ListProjectsCommand, startFaultProxy } = parts;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  const data = path.join(folder, 'data');
  await generateAccount(data, { projects: PROJECTS, builds: PROJECTS });
  const emulator = await startEmulator({ data, executor: 'host' });
  const { endpoint, region, ...accessKey } = JSON.parse(
    await readFile(path.join(data, 'emulator.json'), 'utf8'),
  );
  const proxy = await startFaultProxy({
    target: { endpoint, accessKey },
    faults: { latency: LATENCY },
  });
  // a connection takes the proxy for an emulator, which keeps the keys of this computer's user out of it
  const far = path.join(folder, 'far');
  await mkdir(far);
  await writeFile(
    path.join(far, 'emulator.json'),
    JSON.stringify({ endpoint: proxy.endpoint, region, ...accessKey }),
  );
  let calls = 0;
  /** @param {(connection: ReturnType<CloudParts['connect']>) => Promise<void>} use */
  const timed = async (use) => {
    const connection = connect({ emulator: far }, { env: process.env });
    const start = performance.now();
    await use(connection);
    const time = performance.now() - start;
    connection.dispose();
    return time;
  };
  try {
    const { ours, reference } = await inTurn(
      5,
      () =>
        timed(async (connection) => {
          const before = proxy.calls.length;
          await paint(parts, connection);
          calls = proxy.calls.length - before;
        }),
      () =>
        timed(async (connection) => {
          await (await connection.codeBuild()).send(new ListProjectsCommand({}));
        }),
    );
    return {
      name: `First names of ${PROJECTS} projects, ${LATENCY} ms a call`,
      value: `${ms(ours)}, ${calls} call${calls === 1 ? '' : 's'}`,
      reference: `one call: ${ms(reference)}`,
      limit: `${MOST_CALLS} calls, and the time of ${MOST_CALLS}`,
      met: calls <= MOST_CALLS && ours <= MOST_CALLS * reference,
    };
  } finally {
    await proxy.close();
    await emulator.dispose();
    await rm(folder, { recursive: true });
  }
}

/**
 * The rows of a new tree, as the CodeBuild view asks for them.
 * @param {CloudParts} parts
 * @param {ReturnType<CloudParts['connect']>} connection
 */
async function paint(
  { awsApi, cloudChildren, CloudStore, connectionNodes, ProjectList, systemClock },
  connection,
) {
  const store = new CloudStore(awsApi(connection));
  const list = new ProjectList({
    store,
    filter: () => '',
    grouping: () => ({ by: 'none' }),
    favourites: () => new Set(),
    ofWorkspace: () => new Set(),
    clock: systemClock,
    random: Math.random,
    onChange: () => undefined,
    onRead: () => undefined,
  });
  const [root] = await connectionNodes([{ id: 'bench', implied: false, store }]);
  const rows = root ? await cloudChildren({ store, list }, root) : [];
  list.dispose();
  if (rows[0]?.kind !== 'project') throw new Error('The tree has no project.');
}
