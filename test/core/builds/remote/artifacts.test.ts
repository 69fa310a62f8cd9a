import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../../core/aws/connect';
import { artifactsOf, isFolder, type RemoteArtifact } from '../../../../core/builds/remote/artifacts';
import { artifactConsoleUrl } from '../../../../core/builds/remote/console-url';
import { downloadArtifact } from '../../../../core/builds/remote/download-artifact';
import { freeName, objectPath } from '../../../../core/builds/remote/object-path';
import { startTestEmulator } from '../../emulator/support';
import { startFakeAws } from './fake-aws';
import type { FakeObjects } from './fake-s3';

const ZIP: RemoteArtifact = {
  location: 'arn:aws:s3:::ours/web/out.zip',
  bucket: 'ours',
  key: 'web/out.zip',
};
const FOLDER: RemoteArtifact = { location: 'arn:aws:s3:::ours/web/site', bucket: 'ours', key: 'web/site' };

describe('the artifacts of a build', () => {
  it('are the primary one and the secondary ones, where they lie', () => {
    expect(
      artifactsOf({
        artifacts: { location: ZIP.location, sha256sum: 'ab12', artifactIdentifier: 'ignored' },
        secondaryArtifacts: [{ location: FOLDER.location, artifactIdentifier: 'site' }],
      }),
    ).toEqual([
      { ...ZIP, sha256: 'ab12', identifier: undefined },
      { ...FOLDER, sha256: undefined, identifier: 'site' },
    ]);
  });

  it('are none where the build left nothing, or nothing that is a bucket', () => {
    expect(artifactsOf({})).toEqual([]);
    expect(artifactsOf({ artifacts: { location: '' } })).toEqual([]);
    expect(artifactsOf({ artifacts: { location: 'https://evil.example/x?y' } })).toEqual([]);
  });

  it('may be a bucket and a key without the form of an ARN, or all of a bucket', () => {
    expect(artifactsOf({ artifacts: { location: 'ours/a/b' } })).toMatchObject([
      { bucket: 'ours', key: 'a/b' },
    ]);
    expect(artifactsOf({ artifacts: { location: 'arn:aws-cn:s3:::ours' } })).toMatchObject([
      { bucket: 'ours', key: '' },
    ]);
  });

  it('open in the console of their region, a zip as an object and the rest as a folder', () => {
    const build = 'arn:aws:codebuild:eu-west-1:123456789012:build/web:1';
    expect([isFolder(ZIP), isFolder(FOLDER)]).toEqual([false, true]);
    expect(artifactConsoleUrl(build, ZIP)).toBe(
      'https://eu-west-1.console.aws.amazon.com/s3/object/ours?region=eu-west-1&prefix=web%2Fout.zip',
    );
    expect(artifactConsoleUrl(build, FOLDER)).toBe(
      'https://eu-west-1.console.aws.amazon.com/s3/buckets/ours?region=eu-west-1&prefix=web%2Fsite%2F',
    );
    expect(artifactConsoleUrl('arn:aws:codebuild:eu-west-1:000000000000:build/web:1', ZIP)).toBeUndefined();
  });
});

async function download(
  artifact: RemoteArtifact,
  objects: FakeObjects,
  { signal = new AbortController().signal, taken = [] as string[], onProgress = () => {} } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const name of taken) await writeFile(join(folder, name), 'mine');
  const { connection } = await startFakeAws({}, {}, objects);
  const received: { received: number; total?: number }[] = [];
  const outcome = await downloadArtifact(connection, artifact, {
    folder,
    signal,
    onProgress: (progress) => {
      received.push(progress);
      onProgress();
    },
  });
  return { outcome, folder, received, names: (await readdir(folder)).sort() };
}

describe('downloading an artifact', () => {
  it('puts a zip as it is into the folder, and tells how much of it has come', async () => {
    const { outcome, folder, received, names } = await download(ZIP, { 'ours/web/out.zip': 'PK…' });
    expect(outcome).toEqual({ ok: true, path: join(folder, 'out.zip'), files: 1, size: 5, leftOut: [] });
    expect(await readFile(join(folder, 'out.zip'), 'utf8')).toBe('PK…');
    expect(received.at(-1)).toEqual({ received: 5, total: 5 });
    expect(names).toEqual(['out.zip']);
  });

  it('names a zip as one, where the project does not', async () => {
    const zip = 'PK\x03\x04…';
    const named = async (key: string, body: string) =>
      (await download({ ...ZIP, key }, { [`ours/${key}`]: body })).names;
    expect(await named('web/release', zip)).toEqual(['release.zip']);
    expect(await named('web/app.jar', zip)).toEqual(['app.jar']);
    expect(await named('web/notes', 'text')).toEqual(['notes']);
    expect(await named('web/short', 'PK')).toEqual(['short']);
  });

  it('writes over nothing', async () => {
    const { outcome, folder, names } = await download(
      ZIP,
      { 'ours/web/out.zip': 'new' },
      { taken: ['out.zip', 'out (1).zip'] },
    );
    expect(outcome).toMatchObject({ ok: true, path: join(folder, 'out (2).zip') });
    expect(names).toEqual(['out (1).zip', 'out (2).zip', 'out.zip']);
    expect(await readFile(join(folder, 'out.zip'), 'utf8')).toBe('mine');
  });

  it('makes a folder of several objects, page by page', async () => {
    const { outcome, folder, received } = await download(FOLDER, {
      'ours/web/site/index.html': '<h1>',
      'ours/web/site/css/a.css': 'a',
      'ours/web/site/css/b.css': 'bb',
      'ours/web/site-of-others/x': 'x',
      'ours/web/site/empty/': '',
    });
    expect(outcome).toEqual({ ok: true, path: join(folder, 'site'), files: 3, size: 7, leftOut: [] });
    expect(await readdir(join(folder, 'site', 'css'))).toEqual(['a.css', 'b.css']);
    expect(received.at(-1)).toEqual({ received: 7, total: 7 });
  });

  it('leaves its folder for no key, and says which it left out', async () => {
    const { outcome, folder, names } = await download(FOLDER, {
      'ours/web/site/good': 'a',
      'ours/web/site/../../../evil': 'b',
      'ours/web/site//absolute': 'c',
      'ours/web/site/good/below': 'd',
    });
    expect(outcome).toMatchObject({ ok: true, path: join(folder, 'site') });
    expect(outcome).toHaveProperty('files', 1);
    expect(outcome).toHaveProperty('leftOut.length', 3);
    expect(names).toEqual(['site']);
  });

  it('refuses a zip that is not the one that the build made', async () => {
    const objects = { 'ours/web/out.zip': 'of a later build' };
    const { outcome, names } = await download({ ...ZIP, sha256: 'ab12' }, objects);
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'changed',
      message: 'What is at ours/web/out.zip is not what this build made: its SHA-256 is another one.',
    });
    expect(names).toEqual([]);
    const sha256 = createHash('sha256').update('of a later build').digest('hex').toUpperCase();
    expect((await download({ ...ZIP, sha256 }, objects)).outcome.ok).toBe(true);
  });

  it('says what is gone', async () => {
    for (const artifact of [ZIP, FOLDER, { ...ZIP, sha256: 'ab12' }]) {
      const { outcome, names } = await download(artifact, {});
      expect(outcome).toMatchObject({ ok: false, reason: 'gone' });
      expect(names).toEqual([]);
    }
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const controller = new AbortController();
    const { outcome, names } = await download(
      ZIP,
      { 'ours/web/out.zip': 'x'.repeat(1_000_000) },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    expect(outcome).toEqual({ ok: false, reason: 'cancelled' });
    expect(names).toEqual([]);
  });

  it('leaves nothing behind when one of several objects does not come', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const objects = { 'ours/web/site/a': 'a', 'ours/web/site/b': null, 'ours/web/site/c': 'c' };
    const { connection } = await startFakeAws({}, {}, objects);
    const { signal } = new AbortController();
    const downloading = downloadArtifact(connection, FOLDER, { folder, signal, onProgress: () => {} });
    await expect(downloading).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says which folder cannot be written to', async () => {
    const { connection } = await startFakeAws({}, {}, {});
    const outcome = await downloadArtifact(connection, ZIP, {
      folder: '/nowhere/at/all',
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'disk',
      message: expect.stringContaining('/nowhere'),
    });
  });
});

describe('downloading from the emulator', () => {
  it('brings the zip of a build and the objects of another one', async () => {
    const { dataDirectory, context } = await startTestEmulator();
    const connection = connect({ emulator: dataDirectory }, { env: {} });
    onTestFinished(() => connection.dispose());
    for (const [key, text] of [
      ['web/out.zip', 'zip'],
      ['web/site/index.html', '<h1>'],
      ['web/site/css/a.css', 'a'],
    ] as const) {
      const file = join(dataDirectory, 'made');
      await writeFile(file, text);
      await context.buckets.moveIn('ours', key, file);
    }
    const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const dependencies = { folder, signal: new AbortController().signal, onProgress: () => {} };
    const sha256 = createHash('sha256').update('zip').digest('hex');
    expect(await downloadArtifact(connection, { ...ZIP, sha256 }, dependencies)).toMatchObject({ ok: true });
    expect(await downloadArtifact(connection, FOLDER, dependencies)).toMatchObject({ ok: true, files: 2 });
    expect(await readFile(join(folder, 'out.zip'), 'utf8')).toBe('zip');
    expect(await readFile(join(folder, 'site/css/a.css'), 'utf8')).toBe('a');
  });
});

describe('the path of an object', () => {
  it.each(['..', '../a', 'a/../b', './a', 'a//b', '/a', 'a/', '', 'a\\..\\b', 'a\0b', 'a\nb'])(
    'is none for %j',
    (key) => expect(objectPath(key, 'linux')).toBeUndefined(),
  );

  it('is one for what files are called', () => {
    expect(objectPath('a/..b/.c/d e:1', 'linux')).toEqual(['a', '..b', '.c', 'd e:1']);
  });

  it.each(['a:b', 'con', 'NUL.txt', 'a.', 'a '])('is none on Windows for %j', (key) =>
    expect(objectPath(key, 'win32')).toBeUndefined(),
  );
});

describe('a free name', () => {
  it.each([
    ['out.zip', 'out (1).zip'],
    ['site', 'site (1)'],
    ['.env', '.env (1)'],
  ])('after %s is %s', async (name, next) => {
    expect(await freeName(name, async (candidate) => candidate === name)).toBe(next);
  });
});
