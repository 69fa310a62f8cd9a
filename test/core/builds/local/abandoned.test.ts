import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { isGone, ownerOf } from '../../../../core/builds/local/owner';
import { deadOwner, hostEngine, runBuild, temporaryFolder } from './support';

test('a process that has ended is gone, one that runs is not', async () => {
  expect(await isGone(await deadOwner())).toBe(true);
  expect(await isGone(await ownerOf(process.pid))).toBe(false);
});

test('what is not certain is not gone', async () => {
  const [, pid, start] = JSON.parse(await deadOwner());
  for (const owner of [
    undefined,
    '',
    'nonsense',
    '{}',
    JSON.stringify(['another computer', pid, start]),
    JSON.stringify([`${hostname()} pid:[1]`, pid, start]),
    JSON.stringify([JSON.parse(await ownerOf(process.pid))[0], -1, start]),
  ])
    expect(await isGone(owner)).toBe(false);
});

test.runIf(process.platform === 'linux')('a process that took over the number is another one', async () => {
  const [computer, pid] = JSON.parse(await ownerOf(process.pid));
  expect(await isGone(JSON.stringify([computer, pid, 'earlier 1']))).toBe(true);
});

test('the folders of a process that was killed are removed by the next build, others are not', async () => {
  await using temporary = await temporaryFolder();
  const leave = async (name: string, owner: string | undefined) => {
    await mkdir(join(temporary.path, name, 'codebuild/output'), { recursive: true });
    if (owner !== undefined) await writeFile(join(temporary.path, name, 'owner'), owner);
  };
  const owner = await deadOwner();
  await leave('codebuild-workbench-abandoned', owner);
  await leave('codebuild-workbench-in-use', await ownerOf(process.pid));
  await leave('codebuild-workbench-unknown', undefined);
  await leave('of-somebody-else', owner);
  const buildspec = 'version: 0.2\nphases:\n  build:\n    commands: [echo ran]\n';
  await runBuild({ engine: hostEngine(temporary.path), buildspec });
  expect((await readdir(temporary.path)).sort()).toEqual([
    'codebuild-workbench-in-use',
    'codebuild-workbench-unknown',
    'of-somebody-else',
  ]);
});

test('files that hold values of variables are for their owner alone', async () => {
  const commands = [
    'umask 022; umask',
    'cd "$CODEBUILD_SRC_DIR/../.."; ls -l $(find tmp -type f -exec grep -l SECRET {} +) ../../owner | cut -c 1-10',
  ];
  const buildspec = JSON.stringify({
    version: 0.2,
    env: { variables: { SECRET: 'x' } },
    phases: { build: { commands } },
  });
  const { output } = await runBuild({ buildspec });
  // the command's own umask stays as it is
  expect(output).toMatch(/^0022\n(?:-rw-------\n){3,}$/);
});
