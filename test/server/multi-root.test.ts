import { describe, expect, it } from 'vitest';
import { start } from './workspace-client';

const WRONG = 'version: 0.2\nphases:\n  build:\n    comands: [npm test]\n';
const ONE = 'file:///one/buildspec.yml';
const TWO = 'file:///two/buildspec.yml';
const folders = ['file:///one', 'file:///two'];

const severities = (bySeverity: Record<string, string>) => (scopeUri: string | undefined) => ({
  lint: { severities: { 'unknown-key': bySeverity[scopeUri ?? 'none'] } },
});

async function opened(settings: unknown, setup = {}) {
  const editor = await start({ folders, settings, ...setup });
  /** Resolves when the misspelt key of a file has this severity; 0 where it has none. */
  const severity = async (uri: string, wanted: number) => {
    await editor.client.diagnostics(
      (one) =>
        one.uri === uri &&
        (one.diagnostics.find(({ code }) => code === 'unknown-key')?.severity ?? 0) === wanted,
    );
  };
  return { ...editor, severity };
}

describe('severities in a workspace of several folders', () => {
  it('are those of the folder that a file lies in', async () => {
    const { client, severity } = await opened(severities({ 'file:///one': 'error', 'file:///two': 'off' }));
    await client.open(ONE, WRONG);
    await client.open(TWO, WRONG);
    await severity(ONE, 1);
    await severity(TWO, 0);
  });

  it('are those of the innermost folder', async () => {
    const inner = 'file:///one/packages/inner';
    const { client, severity } = await opened(severities({ [inner]: 'hint', 'file:///one': 'error' }), {
      folders: ['file:///one', inner],
    });
    await client.open(`${inner}/buildspec.yml`, WRONG);
    await severity(`${inner}/buildspec.yml`, 4);
  });

  it('are those of no folder for a file outside of all', async () => {
    const { client, severity } = await opened(severities({ none: 'information', 'file:///one': 'error' }));
    await client.open('file:///elsewhere/buildspec.yml', WRONG);
    await severity('file:///elsewhere/buildspec.yml', 3);
  });

  it('change in one folder and stay in the other', async () => {
    const { client, configure, severity } = await opened(severities({}));
    await client.open(ONE, WRONG);
    await client.open(TWO, WRONG);
    await severity(TWO, 2);
    const before = client.published.length;
    await configure(severities({ 'file:///one': 'error' }));
    await severity(ONE, 1);
    expect(client.published.slice(before).map(({ uri }) => uri)).toEqual([ONE]);
  });

  it('are asked for once, and again when the folders change', async () => {
    const { client, changeFolders, asked, severity } = await opened(
      severities({ 'file:///one': 'error', 'file:///three': 'off' }),
    );
    await client.open(ONE, WRONG);
    await severity(ONE, 1);
    for (const name of ['a', 'b']) {
      await client.open(`file:///one/${name}/buildspec.yml`, WRONG);
      await severity(`file:///one/${name}/buildspec.yml`, 1);
    }
    expect(asked).toEqual([undefined, ...folders]);
    await changeFolders(['file:///three'], ['file:///two']);
    await client.open('file:///three/buildspec.yml', WRONG);
    await severity('file:///three/buildspec.yml', 0);
    expect(asked.slice(3)).toEqual([undefined, 'file:///one', 'file:///three']);
  });
});

describe('files of the setting in a workspace of several folders', () => {
  const globs = (scopeUri: string | undefined) =>
    scopeUri === 'file:///one' ? { buildspec: { files: ['ci/*.yml'] } } : {};

  it('are buildspecs in the folder that has it, and in no other', async () => {
    const { client, codes } = await opened(globs);
    await client.open('file:///two/ci/a.yml', WRONG);
    await client.open('file:///one/ci/a.yml', WRONG);
    expect(await codes('file:///one/ci/a.yml')).toContain('unknown-key');
    expect(client.published.map(({ uri }) => uri)).not.toContain('file:///two/ci/a.yml');
  });

  it('count from the innermost folder', async () => {
    const folder = 'file:///one/packages/inner';
    const inner = (scopeUri: string | undefined) =>
      scopeUri === folder
        ? { buildspec: { files: ['ci/*.yml'] } }
        : { buildspec: { files: ['packages/**'] } };
    const { client, codes } = await opened(inner, { folders: ['file:///one', folder] });
    await client.open(`${folder}/other/a.yml`, WRONG);
    await client.open(`${folder}/ci/a.yml`, WRONG);
    expect(await codes(`${folder}/ci/a.yml`)).toContain('unknown-key');
    expect(client.published.map(({ uri }) => uri)).not.toContain(`${folder}/other/a.yml`);
  });
});
