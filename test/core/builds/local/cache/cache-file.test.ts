import { link, mkdir, readdir, readFile, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type CacheLabel,
  findCache,
  isKept,
  listCaches,
  openCache,
  saveCache,
  trimCaches,
} from '../../../../../core/builds/local/cache/cache-file';
import { temporaryFolder } from '../support';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let directory: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  directory = join(folder.path, 'made', 'here');
});
afterEach(() => folder[Symbol.asyncDispose]());

const label = (key?: string, version = 'v'): CacheLabel => ({ key, version, paths: ['src/a/*'] });

const save = (content: string, of: CacheLabel, now = new Date()) =>
  saveCache(directory, of, now, async (handle, position) => {
    await handle.write(content, position);
    return Buffer.byteLength(content);
  });

async function contentOf(key?: string, fallbackKeys: string[] = [], version = 'v') {
  const found = await findCache(directory, { version, key }, fallbackKeys);
  return found && text(await openCache(found, new Date()));
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** As if it had been used last that many hours ago. */
async function age(key: string, hours: number): Promise<void> {
  const entry = await findCache(directory, label(key), []);
  await utimes(entry?.file ?? '', hoursAgo(hours), hoursAgo(hours));
}

describe('a cache', () => {
  test('without a key is overwritten', async () => {
    await save('one', label());
    await save('two', label());
    expect(await contentOf()).toBe('two');
    expect(await readdir(directory)).toHaveLength(1);
  });

  test('with a key is never updated', async () => {
    expect(await save('one', label('k'))).toBe('saved');
    expect(await isKept(directory, label('k'))).toBe(true);
    expect(await save('two', label('k'))).toBe('kept');
    expect(await contentOf('k')).toBe('one');
  });

  test('of other paths is another one', async () => {
    await save('one', label('k'));
    await save('two', label('k', 'w'));
    expect([await contentOf('k'), await contentOf('k', [], 'w')]).toEqual(['one', 'two']);
    expect(await contentOf(undefined)).toBeUndefined();
  });

  test('is for its owner alone', async () => {
    await save('one', label('k'));
    const [name = ''] = await readdir(directory);
    expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });

  test('that could not be written leaves nothing', async () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    await expect(saveCache(directory, label('k'), new Date(), () => Promise.reject(full))).rejects.toBe(full);
    expect(await readdir(directory)).toEqual([]);
  });

  test('that two builds save at once is one of theirs', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => save(String(index).repeat(100_000), label('k'))),
    );
    expect(results.filter((result) => result === 'saved')).toHaveLength(1);
    expect(new Set(await contentOf('k')).size).toBe(1);
    expect(await readdir(directory)).toHaveLength(1);
  });
});

describe('the cache that is taken', () => {
  beforeEach(async () => {
    for (const [index, key] of ['npm-1', 'npm-2', 'yarn-1'].entries())
      await save(key, label(key), hoursAgo(index + 1));
    await save('other paths', label('npm-3', 'w'));
    await save('without a key', label());
  });

  test.each([
    ['npm-2', ['yarn-'], 'npm-2'],
    ['npm-9', ['none-', 'npm-', 'yarn-'], 'npm-1'],
    ['npm-9', ['npm-2', 'npm-'], 'npm-2'],
    ['npm-', [], undefined],
    ['npm-9', ['none'], undefined],
    [undefined, ['npm-'], 'without a key'],
  ])('for key %s and fallback keys %s is %s', async (key, fallbackKeys, expected) => {
    expect(await contentOf(key, fallbackKeys)).toBe(expected);
  });
});

describe('files that are no cache', () => {
  test('are passed over and stay', async () => {
    await save('one', label('k'));
    const [name = ''] = await readdir(directory);
    const foreign = ['notes.txt', `${'0'.repeat(40)}.cache`, `${'1'.repeat(40)}.cache`];
    await writeFile(join(directory, 'notes.txt'), 'mine');
    await writeFile(join(directory, foreign[1] ?? ''), '{"format":1}\n');
    await symlink(name, join(directory, foreign[2] ?? ''));
    await mkdir(join(directory, `${'2'.repeat(40)}.cache`));
    expect((await listCaches(directory)).map(({ key }) => key)).toEqual(['k']);
    await trimCaches([directory], 0);
    for (const file of foreign.slice(0, 2)) await readFile(join(directory, file));
  });

  test('a cut one counts as none, and is replaced', async () => {
    await save('content', label('k'));
    const [name = ''] = await readdir(directory);
    await truncate(join(directory, name), 80);
    expect(await contentOf('k')).toBeUndefined();
    expect(await save('whole', label('k'))).toBe('saved');
    expect(await contentOf('k')).toBe('whole');
  });

  test('what a killed build left is removed in time', async () => {
    await save('one', label('k'));
    const [name = ''] = await readdir(directory);
    const left = (digit: string) => join(directory, name.replace('cache', `${digit.repeat(16)}.tmp`));
    await link(join(directory, name), left('0'));
    await writeFile(left('1'), '');
    await writeFile(left('2'), '');
    await utimes(left('2'), hoursAgo(72), hoursAgo(72));
    await save('two', label('l'));
    expect((await readdir(directory)).filter((file) => file.endsWith('.tmp'))).toHaveLength(2);
  });
});

test('the caches that were used longest ago make room', async () => {
  for (const key of ['a', 'b', 'c']) {
    await save('x'.repeat(1000), label(key));
  }
  await age('a', 3);
  await age('b', 2);
  await age('c', 1);
  await contentOf('a');
  await trimCaches([directory], 2500);
  expect((await listCaches(directory)).map(({ key }) => key).sort()).toEqual(['a', 'c']);
});

test('a folder that is not there has no caches', async () => {
  expect(await listCaches(join(folder.path, 'none'))).toEqual([]);
});
