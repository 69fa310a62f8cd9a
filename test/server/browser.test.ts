import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageReader, MessageWriter } from 'vscode-languageserver';
import { TestClient } from './client';

interface BrowserBundle {
  serve(port: MessagePort): void;
  BrowserMessageReader: new (port: MessagePort) => MessageReader;
  BrowserMessageWriter: new (port: MessagePort) => MessageWriter;
}

let folder: string;
let bundle: BrowserBundle;
const { port1, port2 } = new MessageChannel();

/** As a browser gets it: bundling fails on anything that only Node has. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-server-'));
  const outfile = join(folder, 'server.mjs');
  await build({
    stdin: {
      contents: `export { serve } from './server/browser';
        export { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageserver/browser';`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'browser',
    format: 'esm',
    outfile,
    logLevel: 'silent',
  });
  bundle = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
});

afterAll(async () => {
  port1.close();
  port2.close();
  await rm(folder, { recursive: true, force: true });
});

describe('in a browser', () => {
  it('the server answers over a message channel', async () => {
    bundle.serve(port1);
    const client = new TestClient(
      new bundle.BrowserMessageReader(port2),
      new bundle.BrowserMessageWriter(port2),
    );
    const { serverInfo } = await client.start();
    expect(serverInfo?.name).toBe('CodeBuild Workbench');
    await client.open('vscode-vfs://github/o/r/buildspec.yml', 'version: 0.2\nphasen: {}\n');
    const { diagnostics } = await client.diagnostics(({ uri }) => uri.endsWith('buildspec.yml'));
    expect(diagnostics.map(({ code }) => code)).toContain('unknown-key');
  });
});
