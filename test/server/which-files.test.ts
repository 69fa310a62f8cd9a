import { describe, expect, it } from 'vitest';
import { CodeLensRefreshRequest, DocumentSymbolRequest } from 'vscode-languageserver/node';
import { type Setup, start } from './workspace-client';

const WRONG = 'version: 0.2\nphases:\n  build:\n    comands: [npm test]\n';

/** The files that got diagnostics, of those opened in this order; the last one always gets some. */
async function served(names: string[], setup: Setup = {}, text = WRONG): Promise<string[]> {
  const { client, codes } = await start(setup);
  for (const name of names) await client.open(`file:///repo/${name}`, text);
  await client.open('file:///repo/last/buildspec.yml', WRONG);
  await codes('file:///repo/last/buildspec.yml');
  return names.filter((name) => client.published.some(({ uri }) => uri === `file:///repo/${name}`));
}

describe('buildspecs', () => {
  it('are told by their names', async () => {
    const names = ['buildspec.yaml', 'buildspec-x.yml', 'x.buildspec.yml', 'a/x-buildspec.yaml'];
    expect(await served(names, {}, 'a: b\n')).toEqual(names);
  });

  it('are told by their content in folders for them, and as JSON', async () => {
    const names = [
      '.codebuild/a.yml',
      'ci/codebuild/deep/b.yaml',
      'buildspec/c.yml',
      'buildspecs/d.yml',
      'buildspec.json',
      'codebuild/e.json',
    ];
    expect(await served(names.slice(0, 4))).toEqual(names.slice(0, 4));
    expect(await served(names, {}, 'Resources: {}\n')).toEqual([]);
    const json = '{"version": 0.2, "phases": {"build": {"comands": ["npm test"]}}}';
    expect(await served(names.slice(4), {}, json)).toEqual(names.slice(4));
  });

  it('are no other files', async () => {
    expect(await served(['values.yaml', 'docker-compose.yml', 'x.json', '.github/workflows/a.yml'])).toEqual(
      [],
    );
  });

  it('are those that an open buildspec names, as soon as it does', async () => {
    const { client, codes } = await start();
    await client.open('file:///repo/ci/two.yml', WRONG);
    await client.open(
      'file:///repo/buildspec.yml',
      'version: 0.2\nbatch:\n  build-list:\n    - identifier: a\n',
    );
    await client.change(
      'file:///repo/buildspec.yml',
      2,
      'version: 0.2\nbatch:\n  build-list:\n    - identifier: a\n      buildspec: ci/two.yml\n',
    );
    expect(await codes('file:///repo/ci/two.yml')).toContain('unknown-key');
  });

  it('are those that a buildspec on disk names', async () => {
    const { client, codes } = await start({
      files: {
        'file:///repo/buildspec.yml':
          'version: 0.2\nbatch:\n  build-matrix:\n    dynamic:\n      buildspec: [ci/two.yml]\n',
      },
    });
    await client.open('file:///repo/ci/two.yml', WRONG);
    expect(await codes('file:///repo/ci/two.yml')).toContain('unknown-key');
  });

  it('are those of the setting, and no longer when it changes', async () => {
    const { client, codes, configure } = await start({ settings: { buildspec: { files: ['ci/**/*.yml'] } } });
    const uri = 'file:///repo/ci/a/b.yml';
    await client.open(uri, WRONG);
    await codes(uri);
    await configure({});
    const cleared = client.published.length;
    await client.diagnostics((one) => one.uri === uri && one.diagnostics.length === 0);
    expect(cleared).toBeGreaterThan(0);
  });
});

describe('a file that becomes a buildspec while it is open', () => {
  const uri = 'file:///repo/ci/two.yml';

  it('has the editor ask again for what it shows', async () => {
    const { client, configure } = await start({ settings: {} });
    const asked = new Promise<void>((resolve) => {
      client.connection.onRequest(CodeLensRefreshRequest.type, () => resolve());
    });
    await client.open(uri, WRONG);
    await configure({ buildspec: { files: ['ci/*'] } });
    await asked;
  });

  it('is answered for once the settings are known', async () => {
    const { client } = await start({ settings: { buildspec: { files: ['ci/*'] } } });
    await client.open(uri, WRONG);
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    });
    expect(symbols).not.toEqual([]);
  });
});

describe('severities', () => {
  it('are what the settings say, also of files that are open', async () => {
    const { client, configure } = await start({ settings: {} });
    const uri = 'file:///repo/buildspec.yml';
    const severityOf = (severity: number) =>
      client.diagnostics(({ diagnostics }) =>
        diagnostics.some((one) => one.code === 'unknown-key' && one.severity === severity),
      );
    await client.open(uri, WRONG);
    await severityOf(2);
    await configure({ lint: { severities: { 'unknown-key': 'error', nonsense: 7 } } });
    await severityOf(1);
    await configure({ lint: { severities: { 'unknown-key': 'off' } } });
    const off = await client.diagnostics(({ diagnostics }) =>
      diagnostics.every(({ code }) => code !== 'unknown-key'),
    );
    expect(off.uri).toBe(uri);
  });
});

describe('the page of a rule', () => {
  it('is linked where the client says the pages are', async () => {
    const { client } = await start({ options: { ruleDocs: 'https://example.com/rules' } });
    await client.open('file:///repo/buildspec.yml', WRONG);
    const { diagnostics } = await client.diagnostics((one) => one.diagnostics.length > 0);
    const found = diagnostics.find(({ code }) => code === 'unknown-key');
    expect(found?.codeDescription?.href).toBe('https://example.com/rules/unknown-key.md');
  });
});
