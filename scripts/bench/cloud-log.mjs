import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { startEmulator } from '../lib/emulator.mjs';
import { inTurn, ms } from './figures.mjs';
import { loadTypeScript } from './typescript.mjs';

const LINES = 100_000;
const LIMIT = 1.2;

/** @typedef {typeof import('./cloud-parts.ts')} CloudParts */

/**
 * The log of an ended build, from the emulator into the text of a document, beside the same pages asked for and thrown away.
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchCloudLog() {
  /** @type {CloudParts} */
  const { connect, generateAccount, listBuilds, LineReader, readLog, GetLogEventsCommand, ShownText } =
    await loadTypeScript('scripts/bench/cloud-parts.ts');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  const data = path.join(folder, 'data');
  const [project = ''] = await generateAccount(data, { projects: 1, builds: 1, logLines: 1 });
  await writeLog(path.join(data, 'logs'));
  const emulator = await startEmulator({ data, executor: 'host' });
  const connection = connect({ emulator: data }, { env: process.env });
  try {
    const [build] = (await listBuilds(connection, project)).builds;
    if (!build) throw new Error('The emulator has no build.');
    const client = await connection.logs();
    const { ours, reference } = await inTurn(
      9,
      async () => {
        const text = new ShownText({ hidesStamps: false });
        let lines = 0;
        const start = performance.now();
        const reader = new LineReader((line) => {
          lines += 1;
          text.add(line);
        });
        for await (const page of readLog(connection, build)) reader.read(Buffer.from(page));
        text.bytes();
        const time = performance.now() - start;
        if (lines !== LINES) throw new Error(`The log has ${lines} lines.`);
        return time;
      },
      () => timePages(client, build, GetLogEventsCommand),
    );
    return {
      name: `Log of ${LINES} lines`,
      value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
      reference: `its pages: ${ms(reference)}`,
      limit: `${LIMIT} times`,
      met: ours <= LIMIT * reference,
    };
  } finally {
    connection.dispose();
    await emulator.dispose();
    await rm(folder, { recursive: true });
  }
}

/**
 * Lines as long as such lines are, in place of those of the only build.
 * @param {string} folder
 */
async function writeLog(folder) {
  const [file = ''] = await readdir(folder);
  const events = Array.from({ length: LINES }, (_, index) => ({
    timestamp: 1_700_000_000_000 + index,
    message: `[${index}] a line of output, as long as such lines are: some eighty characters in all..\n`,
  }));
  await writeFile(path.join(folder, file), `${events.map((event) => JSON.stringify(event)).join('\n')}\n`);
}

/**
 * @param {import('@aws-sdk/client-cloudwatch-logs').CloudWatchLogsClient} client
 * @param {import('@aws-sdk/client-codebuild').Build} build
 * @param {CloudParts['GetLogEventsCommand']} Command
 */
async function timePages(client, { logs }, Command) {
  const start = performance.now();
  /** @type {string | undefined} */
  let nextToken;
  for (let isLast = false; !isLast; ) {
    const command = new Command({
      logGroupName: logs?.groupName,
      logStreamName: logs?.streamName,
      startFromHead: true,
      nextToken,
    });
    const { nextForwardToken } = await client.send(command);
    isLast = nextForwardToken === nextToken;
    nextToken = nextForwardToken;
  }
  return performance.now() - start;
}
