import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../../core/builds/local/engine';
import { createHostEngine } from '../../../../core/builds/local/host-engine';
import { hostEngine, readFixtures, runBuild, temporaryFolder, which } from './support';

const fixtures = await readFixtures();

test.each(fixtures)('on the host: $name', async ({ buildspec, expected }) => {
  expect((await runBuild({ buildspec })).log).toBe(expected);
});

/** An engine on whose PATH that program is `sh`. */
async function engineWithShell(folder: string, program: string): Promise<Engine> {
  await mkdir(join(folder, 'bin'));
  await symlink(program, join(folder, 'bin/sh'));
  const env = { PATH: `${folder}/bin:${process.env.PATH}`, HOME: '/root' };
  return createHostEngine({ env, temporaryDirectory: tmpdir(), platform: process.platform });
}

describe.each(['dash', 'bash', 'busybox'])('with %s as sh', (name) => {
  const program = which(name);

  test.skipIf(!program).each(fixtures)('$name', async ({ buildspec, expected }) => {
    await using folder = await temporaryFolder();
    const engine = await engineWithShell(folder.path, program ?? '');
    expect((await runBuild({ engine, buildspec })).log).toBe(expected);
  });
});

test('nothing of a build is left in the temporary folder', async () => {
  await using folder = await temporaryFolder();
  const buildspec =
    'version: 0.2\nphases:\n  build:\n    commands:\n      - sleep 300 & mkdir -p a/b && chmod 500 a';
  await runBuild({ engine: hostEngine(folder.path), buildspec });
  expect(execFileSync('ls', [folder.path], { encoding: 'utf8' })).toBe('');
});

test.skipIf(!which('setsid'))('a daemon that leaves its process group ends with the build', async () => {
  await using folder = await temporaryFolder();
  const buildspec = `version: 0.2\nphases:\n  build:\n    commands: ['setsid sleep 4321 & echo $!']\n`;
  const { output } = await runBuild({ engine: hostEngine(folder.path), buildspec });
  // a killed process has no command line, even before its parent has asked for its end
  const commandLine = () => readFile(`/proc/${output.trim()}/cmdline`, 'utf8').catch(() => '');
  await expect.poll(commandLine).toBe('');
});
