import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { discoverReports } from '../../../../core/builds/local/discover-reports';
import { Reporter } from '../../../../core/builds/local/reporter';
import { formatEvent } from '../../../../core/builds/log/format';
import { endlessClock, temporaryFolder, which } from './support';

const LATE = 'Local build: the search for reports took longer than 5 seconds; it is given up';

/** Looks for reports in a folder with one, with these programs and no others but those that are named here. */
async function discover(programs: Record<string, string>) {
  await using folder = await temporaryFolder();
  const [bin, source] = [join(folder.path, 'bin'), join(folder.path, 'source')];
  await mkdir(bin);
  await mkdir(source);
  await writeFile(join(source, 'junit.xml'), '<testsuite name="a"></testsuite>');
  for (const name of ['sh', 'head', 'tr', 'grep', 'find', 'tail', 'sleep'])
    if (!(name in programs)) await symlink(which(name) ?? '', join(bin, name));
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  let log = '';
  const clock = endlessClock;
  const listener = (event: BuildEvent) => {
    log += formatEvent(event);
  };
  const reporter = new Reporter('web:1', clock, listener, []);
  const ask = (script: string) =>
    new Promise<{ text: string }>((resolve) => {
      execFile('/bin/sh', ['-c', script], { env: { PATH: bin } }, (_, text) => resolve({ text }));
    });
  const found = await discoverReports({
    reporter,
    clock,
    shell: { ask },
    sourceDirectory: source,
    taken: new Set(),
  });
  return { log, paths: found.map(({ path }) => path) };
}

test('reports are found within the time', async () => {
  const { log, paths } = await discover({ timeout: 'shift; exec "$@"' });
  expect(paths).toEqual(['junit.xml']);
  expect(log).not.toContain(LATE);
});

test('a search that takes longer is given up, and the log says so', async () => {
  const { log, paths } = await discover({ timeout: 'exit 124' });
  expect(paths).toEqual([]);
  expect(log).toContain(LATE);
});

test('what `find` starts has the same limit, and what was found until then counts', async () => {
  const timeout = 'shift; case $1 in grep) echo ./junit.xml; exit 143;; esac; exec "$@"';
  const { log, paths } = await discover({ timeout });
  expect(paths).toEqual(['junit.xml']);
  expect(log).toContain(LATE);
});

test('programs that cannot run, and a source that is gone, are no long search', async () => {
  expect((await discover({ find: 'exit 126' })).log).not.toContain(LATE);
  expect((await discover({ find: 'exit 127', timeout: 'exit 127' })).log).not.toContain(LATE);
});

test('an image without `timeout` has the same limit', async () => {
  const late = await discover({ sleep: '', find: 'exec tail -f /dev/null' });
  expect(late.paths).toEqual([]);
  expect(late.log).toContain(LATE);
  const inTime = await discover({});
  expect(inTime.paths).toEqual(['junit.xml']);
  expect(inTime.log).not.toContain(LATE);
});
