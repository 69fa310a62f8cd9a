import { beforeEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  CodeActionRequest,
  CompletionRequest,
  CompletionTriggerKind,
  HoverRequest,
  LSPErrorCodes,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { systemClock } from '../../server/clock';
import { inProcess, type TestClient } from './client';

const URI = 'file:///repo/buildspec.yml';
const GOOD = 'version: 0.2\nphases:\n  build:\n    commands:\n      - npm test\n';
const WRONG = GOOD.replace('commands', 'comands');

let client: TestClient;

beforeEach(async () => {
  client = inProcess();
});

describe('starting', () => {
  it('says what the server can do', async () => {
    const { capabilities, serverInfo } = await client.start();
    expect(serverInfo?.name).toBe('CodeBuild Workbench');
    expect(capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      completionProvider: {},
      hoverProvider: true,
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.codebuild'],
      },
    });
  });

  it('needs nothing from the client', async () => {
    await client.start({});
    await client.open(URI, WRONG);
    expect((await client.diagnostics(({ uri }) => uri === URI)).diagnostics).not.toEqual([]);
  });
});

describe('diagnostics', () => {
  beforeEach(async () => {
    await client.start();
  });

  it('come with the version they were made for', async () => {
    await client.open(URI, WRONG, 7);
    const first = await client.diagnostics(({ version }) => version === 7);
    expect(first.diagnostics.map(({ code }) => code)).toContain('unknown-key');
    await client.change(URI, 8, GOOD);
    expect((await client.diagnostics(({ version }) => version === 8)).diagnostics).toEqual([]);
  });

  it('never belong to an older version than one that was shown', async () => {
    await client.open(URI, GOOD, 1);
    for (let version = 2; version <= 30; version++)
      await client.change(URI, version, `${WRONG}# ${version}\n`);
    await client.diagnostics(({ version }) => version === 30);
    const versions = client.published.map(({ version }) => version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it('are cleared when the file closes', async () => {
    await client.open(URI, WRONG);
    await client.diagnostics(({ diagnostics }) => diagnostics.length > 0);
    await client.close(URI);
    expect(await client.diagnostics(({ diagnostics }) => diagnostics.length === 0)).toMatchObject({
      uri: URI,
    });
  });

  it('are for buildspecs only, whatever else the client opens', async () => {
    for (const name of ['values.yaml', 'buildspec.json', 'docker-compose.yml']) {
      await client.open(`file:///repo/${name}`, 'a: "open');
    }
    await client.open('file:///repo/ci/api%20buildspec.yml', 'a: "open');
    await client.open('file:///c%3A/repo/web.buildspec.yaml', 'a: "open');
    await client.open('file:///repo/buildspec-deploy.yml', 'a: "open');
    await client.diagnostics(({ uri }) => uri.endsWith('buildspec-deploy.yml'));
    expect(client.published.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1))).toEqual([
      'web.buildspec.yaml',
      'buildspec-deploy.yml',
    ]);
  });

  it('of a second file do not wait for the first', async () => {
    const other = 'file:///other/buildspec.yml';
    await client.open(URI, WRONG);
    await client.open(other, WRONG);
    await client.close(URI);
    expect((await client.diagnostics(({ uri }) => uri === other)).diagnostics).not.toEqual([]);
  });
});

describe('requests', () => {
  beforeEach(async () => {
    await client.start();
    await client.open(URI, `${WRONG}  `);
  });

  const at = (line: number, character: number) => ({
    textDocument: { uri: URI },
    position: { line, character },
  });

  it('complete', async () => {
    const items = await client.connection.sendRequest(CompletionRequest.type, at(5, 2));
    expect(Array.isArray(items) && items.map(({ label }) => label)).toEqual([
      'install',
      'pre_build',
      'post_build',
    ]);
  });

  it('complete at a typed space only behind a colon or a dash', async () => {
    await client.change(URI, 2, 'env:\n  shell: \nphases:\n  \n');
    const context = { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: ' ' };
    const ask = (line: number, character: number) =>
      client.connection.sendRequest(CompletionRequest.type, { ...at(line, character), context });
    expect(await ask(1, 9)).not.toEqual([]);
    expect(await ask(3, 2)).toEqual([]);
  });

  it('hover', async () => {
    const hover = await client.connection.sendRequest(HoverRequest.type, at(1, 2));
    expect(hover?.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('**phases**') });
  });

  it('offer quick fixes', async () => {
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(actions?.[0]).toMatchObject({ kind: 'quickfix', isPreferred: true });
  });

  it('get empty answers for files that are not open or not ours', async () => {
    const elsewhere = {
      textDocument: { uri: 'file:///repo/values.yaml' },
      position: { line: 0, character: 0 },
    };
    expect(await client.connection.sendRequest(HoverRequest.type, elsewhere)).toBeNull();
    expect(await client.connection.sendRequest(CompletionRequest.type, elsewhere)).toEqual([]);
  });

  it('outside of the text do no harm', async () => {
    for (const [line, character] of [
      [999, 0],
      [0, 9999],
    ] as const) {
      await client.connection.sendRequest(HoverRequest.type, at(line, character));
      await client.connection.sendRequest(CompletionRequest.type, at(line, character));
    }
    expect(await client.connection.sendRequest(HoverRequest.type, at(1, 2))).not.toBeNull();
  });
});

describe('a cancelled request', () => {
  it('is not worked on', async () => {
    let endTurn = () => {};
    const turn = new Promise<void>((resolve) => {
      endTurn = resolve;
    });
    const slow = inProcess({ clock: { ...systemClock, turn: () => turn } });
    await slow.start();
    await slow.open(URI, GOOD);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: URI }, position: { line: 1, character: 2 } };
    const hover = slow.connection.sendRequest(HoverRequest.type, params, source.token);
    source.cancel();
    // requests are seen in order, so the answer to this one comes after the cancellation did
    await slow.connection.sendRequest('codebuild/unknown').catch(() => {});
    endTurn();
    await expect(hover).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});

describe('strange files', () => {
  beforeEach(async () => {
    await client.start();
  });

  it.each([
    ['nothing', ''],
    ['ten megabytes', `version: 0.2\n${'# x\n'.repeat(2_500_000)}`],
    ['bytes of a program', '\0\u0001ELF\uFFFD\uFFFD'],
    ['lone surrogates', 'version: \ud800\n'],
    [
      'an alias bomb',
      `a: &a [x, x]\n${[...'bcdefghijklmnopqrstuvwxyz'].map((k, i) => `${k}: &${k} [${`*${'abcdefghijklmnopqrstuvwxyz'[i]},`.repeat(9)}]\n`).join('')}`,
    ],
    ['deep nesting', `a: ${'['.repeat(100_000)}`],
    ['an alias to itself', 'a: &a [*a]\n'],
  ])('of %s leave the server able to answer', async (_, text) => {
    await client.open(URI, text);
    await client.diagnostics(({ uri }) => uri === URI);
    const position = { line: 0, character: 0 };
    await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri: URI }, position });
    await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: URI }, position });
    await client.change(URI, 2, GOOD);
    expect((await client.diagnostics(({ version }) => version === 2)).diagnostics).toEqual([]);
  });
});

describe('ending', () => {
  it('answers the shutdown', async () => {
    await client.start();
    await client.open(URI, WRONG);
    await client.change(URI, 2, GOOD);
    expect(await client.connection.sendRequest(ShutdownRequest.type)).toBeNull();
  });
});
