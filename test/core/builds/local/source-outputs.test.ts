import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { listBuildSource } from '../../../../core/builds/local/source-outputs';
import { temporaryFolder, which } from './support';

async function write(root: string, ...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), '');
  }
}

async function listed(root: string, outputs: Parameters<typeof listBuildSource>[1]) {
  const { paths, outputs: leftOut } = await listBuildSource(root, outputs);
  return { paths: paths.filter((path) => !path.startsWith('.git/')).sort(), leftOut };
}

test('the results of an earlier build are not part of the source', async () => {
  await using folder = await temporaryFolder();
  await write(folder.path, 'a', 'out/a', 'out.txt', 'reports/g/report.json', '.cache/x.cache', 'b.zip');
  expect(
    await listed(folder.path, {
      artifactsDirectory: join(folder.path, 'out'),
      reportsDirectory: join(folder.path, 'reports'),
      cacheDirectory: join(folder.path, '.cache'),
    }),
  ).toEqual({ paths: ['a', 'b.zip', 'out.txt'], leftOut: ['out', 'reports', '.cache'] });
  expect((await listed(folder.path, { artifactsDirectory: join(folder.path, 'b.zip') })).leftOut).toEqual([
    'b.zip',
  ]);
});

test('nor are the archives of its secondary artifacts, of the builds of a batch, and those that were not completed', async () => {
  await using folder = await temporaryFolder();
  const made = ['out.zip', 'out-docs.zip', 'out-build_1-docs.zip', 'out.zip.12-0a3f.part'];
  await write(folder.path, 'out.zip.txt', 'outer.zip', 'sub/out.zip', ...made);
  const { paths, leftOut } = await listed(folder.path, { artifactsDirectory: join(folder.path, 'out.zip') });
  expect(paths).toEqual(['out.zip.txt', 'outer.zip', 'sub/out.zip']);
  expect(leftOut?.sort()).toEqual(made.sort());
});

test('results that go into the source itself, or elsewhere, leave nothing out', async () => {
  await using folder = await temporaryFolder();
  await write(folder.path, 'a', '..b/c');
  const everything = { paths: ['..b/c', 'a'], leftOut: undefined };
  for (const place of ['.', '..', '../elsewhere', 'new'])
    expect(await listed(folder.path, { artifactsDirectory: join(folder.path, place) })).toEqual(everything);
});

test.skipIf(!which('git'))('what git tracks there stays, in a folder of a repository as well', async () => {
  await using folder = await temporaryFolder();
  const root = join(folder.path, 'project');
  await write(root, 'out/tracked', 'a');
  execFileSync('git', ['init', '-q'], { cwd: folder.path });
  execFileSync('git', ['add', '.'], { cwd: folder.path });
  await write(root, 'out/made');
  expect(await listed(root, { artifactsDirectory: join(root, 'out') })).toEqual({
    paths: ['a', 'out/tracked'],
    leftOut: ['out'],
  });
});
