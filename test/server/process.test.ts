import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CompletionRequest,
  ExitNotification,
  IPCMessageReader,
  IPCMessageWriter,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TestClient } from './client';

const ROOT = join(import.meta.dirname, '../..');
const URI = 'file:///repo/buildspec.yml';

let folder: string;
let server: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-server-'));
  server = join(folder, 'server.mjs');
  await build({
    entryPoints: [join(ROOT, 'server/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: server,
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: 'silent',
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function overStdio(): { child: ChildProcess; client: TestClient } {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = new TestClient(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  return { child, client };
}

function overIpc(): { child: ChildProcess; client: TestClient } {
  const child = fork(server, ['--node-ipc']);
  return { child, client: new TestClient(new IPCMessageReader(child), new IPCMessageWriter(child)) };
}

describe('the server as a process', () => {
  it.each([
    ['stdio', overStdio],
    ['the channel of a Node parent', overIpc],
  ])('serves an editor over %s, and ends when told to', async (_, start) => {
    const { child, client } = start();
    await client.start();
    await client.open(URI, 'phases:\n  ');
    const { diagnostics } = await client.diagnostics(({ uri }) => uri === URI);
    expect(diagnostics).not.toEqual([]);
    const textDocument = { uri: URI };
    const items = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 1, character: 2 },
    });
    expect(Array.isArray(items) && items.map(({ label }) => label)).toContain('build');
    await client.connection.sendRequest(ShutdownRequest.type);
    const exit = once(child, 'exit');
    await client.connection.sendNotification(ExitNotification.type);
    expect((await exit)[0]).toBe(0);
  });

  it('ends with its editor', async () => {
    const { child, client } = overStdio();
    await client.start();
    const exit = once(child, 'exit');
    child.stdin?.end();
    expect((await exit)[0]).toBe(1);
  });

  it('says how to start it when it is started without a transport', async () => {
    const child = spawn(process.execPath, [server], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    expect((await once(child, 'close'))[0]).toBe(2);
    expect(said).toContain('--stdio');
  });
});
