import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { end, printed } from '../../scripts/lib/processes.mjs';
import { hasVsCode } from './harness';

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?tkn=\S+/;

describe.skipIf(!hasVsCode)('npm start', () => {
  let folder: string;
  let child: ReturnType<typeof start>;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-start-'));
  });
  afterEach(async () => {
    await end(child, { signal: 'SIGINT' });
    await rm(folder, { recursive: true, force: true });
  });

  function start(programs: string) {
    const PATH = [programs, path.dirname(process.execPath), '/usr/bin', '/bin'].join(path.delimiter);
    return spawn(process.execPath, [fromRoot('scripts/start.mjs'), '--folder', path.join(folder, 'start')], {
      env: { ...process.env, PATH },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  it('serves VS Code on this computer only to who has the token, and ends it all with Ctrl-C', async () => {
    child = start(folder);
    const [address] = await printed(child, ADDRESS, 'npm start');
    const withToken = await fetch(address, { redirect: 'manual' });
    expect(withToken.status).toBe(302);
    expect((await fetch(new URL('/', address))).status).toBe(403);
    const emulator = JSON.parse(await readFile(path.join(folder, 'start/emulator/emulator.json'), 'utf8'));
    expect((await fetch(emulator.endpoint)).status).toBeGreaterThanOrEqual(400);

    child.kill('SIGINT');
    await once(child, 'exit');
    await expect(fetch(address)).rejects.toThrow();
    await expect(fetch(emulator.endpoint)).rejects.toThrow();
  });

  it('opens the code on PATH with the extension and nothing of the user', async () => {
    const programs = path.join(folder, 'bin');
    const called = path.join(folder, 'arguments');
    await mkdir(programs);
    await writeFile(path.join(programs, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${called}'\n`);
    await chmod(path.join(programs, 'code'), 0o755);
    child = start(programs);
    await printed(child, /VS Code opens on the sample workspace/, 'npm start');
    const args = (await readFile(called, 'utf8')).trim().split('\n');
    expect(args).toEqual(
      expect.arrayContaining([
        `--extensionDevelopmentPath=${fromRoot()}`,
        `--user-data-dir=${path.join(folder, 'start/desktop')}`,
        `--extensions-dir=${path.join(folder, 'start/desktop/extensions')}`,
        path.join(folder, 'start/sample-workspace'),
      ]),
    );
    const settings = JSON.parse(
      await readFile(path.join(folder, 'start/desktop/User/settings.json'), 'utf8'),
    );
    expect(settings['codebuild.connection.emulator']).toBe(path.join(folder, 'start/emulator'));
  });
});
