import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { DIST, fromRoot, WORKBENCH } from '../lib/paths.mjs';
import { end } from '../lib/processes.mjs';
import { SHORT } from './documents.mjs';
import { inTurn, ms } from './figures.mjs';

const LIMIT_MS = 60;

/**
 * The first diagnostics of a cold language server on a file of 20 lines beside an empty server's first answer.
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchLanguageServer() {
  const empty = path.join(WORKBENCH, 'bench/empty-server.mjs');
  await esbuild.build({
    entryPoints: [fromRoot('scripts/bench/empty-server.mjs')],
    outfile: empty,
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    banner: {
      js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);",
    },
  });
  const { ours, reference } = await inTurn(
    15,
    () => answerTime(path.join(DIST, 'server.js'), firstDiagnostics),
    () => answerTime(empty, async () => {}),
  );
  return {
    name: 'First diagnostics of a cold language server',
    value: `${ms(ours)}, ${ms(ours - reference)} more`,
    reference: `first answer of an empty one: ${ms(reference)}`,
    limit: `${LIMIT_MS} ms more`,
    met: ours - reference <= LIMIT_MS,
  };
}

/** @typedef {import('vscode-languageserver/node').ProtocolConnection} ProtocolConnection */

/**
 * Milliseconds from the start of a server's process to its answer.
 * @param {string} server
 * @param {(connection: ProtocolConnection) => Promise<void>} ask after initialize
 */
async function answerTime(server, ask) {
  const start = performance.now();
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await ask(connection);
  const time = performance.now() - start;
  connection.dispose();
  await end(child);
  return time;
}

/** @param {ProtocolConnection} connection */
async function firstDiagnostics(connection) {
  const published = new Promise((resolve) =>
    connection.onNotification('textDocument/publishDiagnostics', resolve),
  );
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: 'file:///bench/buildspec.yml', languageId: 'yaml', version: 1, text: SHORT },
  });
  const { diagnostics } = /** @type {{ diagnostics: unknown[] }} */ (await published);
  if (diagnostics.length === 0) throw new Error('The language server found nothing wrong in the bench file.');
}
