import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CacheFolders } from '../../../client/local/cache-folders';
import { buildspecRow, cacheRows } from '../../../client/local/cache-rows';
import { saveCache } from '../../../core/builds/local/cache/cache-file';

const WEB = 'file:///web/buildspec.yml';
const API = 'file:///api/buildspec.yml';
const NOW = new Date('2026-03-01T12:00:00Z');

let root: string;
let caches: CacheFolders;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  caches = new CacheFolders(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function save(buildspec: string, key: string | undefined, hoursAgo: number): Promise<void> {
  const label = { key, version: 'v', paths: ['root/root/.m2/**/*', 'src/node_modules/**/*'] };
  const now = new Date(NOW.getTime() - hoursAgo * 3_600_000);
  await saveCache(caches.of(buildspec), label, now, async (handle, position) => {
    await handle.write('x'.repeat(2000), position);
    return 2000;
  });
  await caches.settle(buildspec);
}

describe('the folders of caches', () => {
  it('are told by buildspec, those saved last first', async () => {
    await save(WEB, 'old', 3);
    await save(API, undefined, 2);
    await save(WEB, 'new', 1);
    expect(
      (await caches.list()).map(({ buildspec, entries }) => [buildspec, entries.map(({ key }) => key)]),
    ).toEqual([
      [WEB, ['new', 'old']],
      [API, [undefined]],
    ]);
  });

  it('are not made for buildspecs without a cache', async () => {
    await caches.settle(WEB);
    expect(await readdir(root)).toEqual([]);
    expect(await caches.list()).toEqual([]);
  });

  it('are cleared one by one, and nothing beside them', async () => {
    await save(WEB, 'k', 1);
    await save(API, 'k', 1);
    await mkdir(join(root, 'other'));
    await caches.clear((await caches.list()).filter(({ buildspec }) => buildspec === WEB));
    expect((await caches.list()).map(({ buildspec }) => buildspec)).toEqual([API]);
    expect(await readdir(root)).toContain('other');
  });

  it('that claim another buildspec are passed over', async () => {
    await save(WEB, 'k', 1);
    await writeFile(join(caches.of(WEB), 'buildspec'), API);
    expect(await caches.list()).toEqual([]);
  });
});

describe('the rows of caches', () => {
  it('say key, size, age and what is kept', async () => {
    await save(WEB, 'npm-1', 2);
    const [found] = await caches.list();
    if (!found) throw new Error('no cache');
    expect(cacheRows(found, NOW)[0]).toMatchObject({
      label: 'npm-1',
      description: expect.stringMatching(/^2\.\d kB, saved 2 h ago$/),
      detail: '/root/.m2/**/*, node_modules/**/*',
    });
    expect(buildspecRow(found, 'web')).toEqual({
      label: 'web',
      description: expect.stringMatching(/^1 cache, 2\.\d kB$/),
    });
  });
});
