import { describe, expect, it } from 'vitest';
import { type Setup, start } from './workspace-client';

const WRONG = 'version: 0.2\nphases:\n  build:\n    comands: [npm test]\n';
const ROOT = 'file:///repo/buildspec.yml';
const NAMED = 'file:///repo/ci/two.yml';
const OTHER = 'file:///repo/ci/other.yml';

/** A batch whose builds have buildspecs of their own. */
function batch(...paths: string[]): string {
  const builds = paths.map((path, index) => `    - identifier: b${index}\n      buildspec: ${path}\n`);
  return `version: 0.2\nbatch:\n  build-list:\n${builds.join('')}`;
}

/** An editor that has a file open whose name says nothing. */
async function opened(setup: Setup = {}, uri = NAMED) {
  const editor = await start(setup);
  const { client, codes } = editor;
  await client.open(uri, WRONG);
  const becomesBuildspec = async (one = uri) => expect(await codes(one)).toContain('unknown-key');
  /** Resolves at the first empty diagnostics, which a file gets that is a buildspec no more. */
  const isNoMore = (one = uri) =>
    client.diagnostics((published) => published.uri === one && published.diagnostics.length === 0);
  return { ...editor, becomesBuildspec, isNoMore };
}

describe('a file that others name', () => {
  it('becomes a buildspec when one that names it is written', async () => {
    const { write, becomesBuildspec } = await opened();
    await write({ [ROOT]: batch('ci/two.yml') });
    await becomesBuildspec();
  });

  it('becomes one when the one that names it changes', async () => {
    const { write, becomesBuildspec } = await opened({ files: { [ROOT]: batch('ci/one.yml') } });
    await write({ [ROOT]: batch('ci/one.yml', 'ci/two.yml') });
    await becomesBuildspec();
  });

  it('is none when the one that names it is deleted, and again one when it comes back', async () => {
    const { write, client, becomesBuildspec, isNoMore } = await opened({
      files: { [ROOT]: batch('ci/two.yml') },
    });
    await becomesBuildspec();
    await write({ [ROOT]: undefined });
    await isNoMore();
    client.published.length = 0;
    await write({ [ROOT]: batch('ci/two.yml') });
    await becomesBuildspec();
  });

  it('is one wherever the one that names it lies', async () => {
    for (const uri of ['file:///repo/ci/deploy-buildspec.yaml', 'file:///repo/codebuild/batch.yml']) {
      const { write, becomesBuildspec } = await opened();
      await write({ [uri]: batch('ci/two.yml') });
      await becomesBuildspec();
    }
  });

  it('is one by a file in a folder for buildspecs, which need not be open', async () => {
    const { becomesBuildspec } = await opened({
      files: { 'file:///repo/.codebuild/batch.yml': batch('ci/two.yml') },
    });
    await becomesBuildspec();
  });

  it('is one by a buildspec beside it', async () => {
    const { becomesBuildspec } = await opened({
      files: { 'file:///repo/ci/batch.buildspec.yml': batch('ci/two.yml') },
    });
    await becomesBuildspec();
  });

  it('is none by a buildspec of a dependency', async () => {
    const { write, client, becomesBuildspec } = await opened();
    await client.open(OTHER, WRONG);
    await write({ 'file:///repo/node_modules/x/buildspec.yml': batch('ci/two.yml') });
    await write({ [ROOT]: batch('ci/other.yml') });
    await becomesBuildspec(OTHER);
    expect(client.published.map(({ uri }) => uri)).not.toContain(NAMED);
  });
});

describe('a buildspec that is open', () => {
  it('names what its text does, whatever is on disk', async () => {
    const { write, client, becomesBuildspec } = await opened();
    await client.open(ROOT, batch('ci/two.yml'));
    await becomesBuildspec();
    await client.open(OTHER, WRONG);
    await write({ [ROOT]: batch('ci/one.yml') });
    await write({ 'file:///repo/buildspec-other.yml': batch('ci/other.yml') });
    await becomesBuildspec(OTHER);
    expect(client.published.filter(({ uri }) => uri === NAMED)).toHaveLength(1);
  });

  it('names a file no longer when that is edited out', async () => {
    const { client, becomesBuildspec, isNoMore } = await opened();
    await client.open(ROOT, batch('ci/two.yml'));
    await becomesBuildspec();
    await client.change(ROOT, 2, batch('ci/one.yml'));
    await isNoMore();
  });

  it('names what is on disk once it is closed', async () => {
    const { client, becomesBuildspec, isNoMore } = await opened({ files: { [ROOT]: batch('ci/one.yml') } });
    await client.open(ROOT, batch('ci/one.yml', 'ci/two.yml'));
    await becomesBuildspec();
    await client.close(ROOT);
    await isNoMore();
  });
});

describe('a path that may mean several files', () => {
  const naming = 'file:///repo/services/batch.buildspec.yml';
  const near = 'file:///repo/services/ci/two.yml';

  it('means the one at the root of the source as long as there is one', async () => {
    const { write, client, becomesBuildspec, isNoMore } = await opened(
      { files: { [naming]: batch('ci/two.yml') } },
      near,
    );
    await becomesBuildspec();
    await write({ [NAMED]: WRONG });
    await isNoMore();
    client.published.length = 0;
    await write({ [NAMED]: undefined });
    await becomesBuildspec();
  });

  it('is looked at once, not at each question', async () => {
    const { client, becomesBuildspec, looks } = await opened({ files: { [NAMED]: WRONG } });
    await client.open(naming, batch('ci/two.yml'));
    await becomesBuildspec();
    await client.change(naming, 2, batch('ci/two.yml', 'ci/other.yml'));
    await client.open(OTHER, WRONG);
    await becomesBuildspec(OTHER);
    expect(looks.filter((uri) => uri === NAMED)).toHaveLength(1);
  });
});

describe('what the editor watches', () => {
  it('are the names and folders of buildspecs', async () => {
    const { watched } = await start();
    await watched.until((globs) => globs.length > 0);
    expect(watched.globs()).toEqual([
      '**/{buildspec*,*.buildspec,*-buildspec}.{yml,yaml,json}',
      '**/{.codebuild,codebuild,buildspec,buildspecs}/**/*.{yml,yaml,json}',
    ]);
  });

  it('are files of other names too, as long as they decide on what is named', async () => {
    const { watched, client } = await start({ settings: { buildspec: { files: ['ci/*'] } } });
    const naming = 'file:///repo/ci/batch[1].yml';
    await client.open(naming, batch('two.yml'));
    await watched.until((globs) => globs.includes('**/ci/batch?1?.yml') && globs.includes('**/two.yml'));
    await client.change(naming, 2, WRONG);
    await watched.until((globs) => globs.length === 2);
  });

  it('is followed for files of other names', async () => {
    const naming = 'file:///repo/ci/batch.yml';
    const { client, write, becomesBuildspec, isNoMore } = await opened(
      { settings: { buildspec: { files: ['ci/batch.yml'] } }, files: { [naming]: batch('ci/two.yml') } },
      NAMED,
    );
    await client.open(naming, batch('ci/two.yml'));
    await becomesBuildspec();
    await client.close(naming);
    await write({ [naming]: undefined });
    await isNoMore();
  });
});
