import { beforeEach, describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { inProcess, type TestClient } from './client';
import { filesOf } from './files';

const URI = 'file:///repo/buildspec.yml';
const TEXT = `version: 0.2
env:
  variables:
    STAGE: dev
phases:
  build:
    commands:
      - sh ci/run.sh $STAGE
      - echo "$STAGE"
`;

let client: TestClient;
const textDocument = { uri: URI };
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
/** In the use of STAGE in the first command. */
const position = { line: 7, character: 22 };

beforeEach(async () => {
  client = inProcess({ files: filesOf({ 'file:///repo/ci/run.sh': '' }) });
});

async function started(options: unknown = {}) {
  const { capabilities } = await client.start(undefined, {
    workspaceFolders: [{ uri: 'file:///repo', name: 'repo' }],
    initializationOptions: options,
  });
  await client.open(URI, TEXT);
  return capabilities;
}

describe('over the protocol', () => {
  it('names are followed', async () => {
    await started();
    const { connection } = client;
    const definition = await connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    expect(definition).toMatchObject([{ uri: URI, range: { start: { line: 3, character: 4 } } }]);
    const context = { includeDeclaration: true };
    expect(
      await connection.sendRequest(ReferencesRequest.type, { textDocument, position, context }),
    ).toHaveLength(3);
    expect(
      await connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position }),
    ).toHaveLength(3);
  });

  it('names are changed, or it is said why not', async () => {
    await started();
    const { connection } = client;
    expect(await connection.sendRequest(PrepareRenameRequest.type, { textDocument, position })).toMatchObject(
      { placeholder: 'STAGE' },
    );
    const edit = await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'X' });
    expect(edit?.changes?.[URI]).toHaveLength(3);
    await expect(
      connection.sendRequest(RenameRequest.type, { textDocument, position, newName: '1' }),
    ).rejects.toThrow('letters');
    await expect(
      connection.sendRequest(PrepareRenameRequest.type, {
        textDocument,
        position: { line: 0, character: 0 },
      }),
    ).rejects.toThrow('cursor');
  });

  it('the structure is shown', async () => {
    await started();
    const { connection } = client;
    expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toHaveLength(3);
    expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).not.toEqual([]);
    expect(
      await connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] }),
    ).toHaveLength(1);
    const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    expect(tokens?.data).toHaveLength(15);
    const range = { ...whole, start: { line: 7, character: 0 } };
    const some = await connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
    expect(some?.data).toHaveLength(10);
    const other = { uri: 'file:///repo/other/buildspec.yml' };
    await client.open(other.uri, `${TEXT}  post_build:\n    commands: [npm publish]\n`);
    const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument: other, range: whole });
    expect(hints).toMatchObject([{ label: 'on failure: POST_BUILD runs' }]);
  });

  it('paths lead to files, and are completed', async () => {
    await started();
    const { connection } = client;
    expect(await connection.sendRequest(DocumentLinkRequest.type, { textDocument })).toMatchObject([
      { target: 'file:///repo/ci/run.sh' },
    ]);
    const items = await connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 7, character: 14 },
    });
    expect(Array.isArray(items) && items.map(({ label }) => label)).toEqual(['run.sh']);
  });

  it('lenses are for clients that have their commands', async () => {
    expect(await started()).not.toHaveProperty('codeLensProvider');
    expect(await client.connection.sendRequest(CodeLensRequest.type, { textDocument })).toEqual([]);
    client = inProcess();
    expect(await started({ lenses: { runBuild: true } })).toHaveProperty('codeLensProvider');
    const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument });
    expect(lenses).toMatchObject([{ command: { command: 'codebuild.local.runBuild', arguments: [URI] } }]);
  });

  it('files of the client are asked for, where it shows them', async () => {
    client = inProcess();
    client.connection.onRequest('codebuild/files/kind', ({ uri }: { uri: string }) =>
      uri === 'file:///repo/ci/run.sh' ? 'file' : null,
    );
    await started({ files: true });
    expect(await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument })).toHaveLength(1);
  });
});

describe('a broken file', () => {
  it.each([
    ['an open quote', `${TEXT}cache:\n  key: "open\n  paths: [x]\n`],
    ['an open bracket', `${TEXT}cache: [\n`],
    ['a tab', `${TEXT}cache:\n\tkey: x\n`],
    ['a wrong indent', `${TEXT}cache:\n    key: x\n  paths: y\n`],
  ])('with %s keeps everything on the rest of it', async (_, text) => {
    await started();
    await client.change(URI, 2, text);
    const { connection } = client;
    const context = { includeDeclaration: true };
    expect(
      await connection.sendRequest(ReferencesRequest.type, { textDocument, position, context }),
    ).toHaveLength(3);
    expect(await connection.sendRequest(HoverRequest.type, { textDocument, position })).not.toBeNull();
    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols?.map(({ name }) => name)).toEqual(expect.arrayContaining(['version', 'env', 'phases']));
    expect(
      await connection.sendRequest(CompletionRequest.type, {
        textDocument,
        position: { line: 6, character: 4 },
      }),
    ).not.toEqual([]);
    const { diagnostics } = await client.diagnostics(({ version }) => version === 2);
    expect(diagnostics.map(({ code }) => code)).toContain('yaml-syntax');
    expect(
      await connection.sendRequest(CodeActionRequest.type, {
        textDocument,
        range: { start: position, end: position },
        context: { diagnostics: [] },
      }),
    ).not.toEqual([]);
  });
});
