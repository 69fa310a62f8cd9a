import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { forgetOldLeases, isExpired, leasesDirectory, takeLease } from '../../../../core/builds/local/leases';
import { deadOwner, temporaryFolder } from './support';

afterEach(() => vi.useRealTimers());

const ID = '01234567-89ab-cdef-0123-456789abcdef';
const HOUR = 3_600_000;

test('a lease is a file for its owner alone that goes with the last of the build', async () => {
  await using folder = await temporaryFolder();
  const directory = join(folder.path, 'leases');
  const lease = await takeLease(directory);
  expect(await readdir(directory)).toEqual([lease?.id]);
  expect((await stat(join(directory, lease?.id ?? ''))).mode & 0o777).toBe(0o600);
  expect(await isExpired(directory, lease?.id, Date.now())).toBe(false);
  await lease?.release(false);
  expect(await readdir(directory)).toEqual([lease?.id]);
  await lease?.release(true);
  expect(await readdir(directory)).toEqual([]);
});

test('a lease is renewed while its process lives', async () => {
  await using folder = await temporaryFolder();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const lease = await takeLease(folder.path);
  const file = join(folder.path, lease?.id ?? '');
  await utimes(file, 0, 0);
  vi.advanceTimersByTime(30_000);
  await expect.poll(async () => (await stat(file)).mtimeMs).toBeGreaterThan(0);
  await lease?.release(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('where no lease can be written there is none', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'file'), '');
  expect(await takeLease(join(folder.path, 'file', 'leases'))).toBeUndefined();
});

test('a lease whose process was killed is expired', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, ID), await deadOwner());
  expect(await isExpired(folder.path, ID, Date.now())).toBe(true);
});

test.each([undefined, '', ID, '../../etc/passwd'])(
  'a lease that was not taken here is never expired: %s',
  async (id) => {
    await using folder = await temporaryFolder();
    expect(await isExpired(folder.path, id, Date.now() + 1_000_000 * HOUR)).toBe(false);
  },
);

test('an owner that cannot be seen from here has days to renew its lease', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, ID), JSON.stringify(['another container', 1, '']));
  expect(await isExpired(folder.path, ID, Date.now() + 47 * HOUR)).toBe(false);
  expect(await isExpired(folder.path, ID, Date.now() + 49 * HOUR)).toBe(true);
});

test('leases that nobody has renewed for months are forgotten', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, ID), '');
  await forgetOldLeases(folder.path, Date.now() + 89 * 24 * HOUR);
  expect(await readdir(folder.path)).toEqual([ID]);
  await forgetOldLeases(folder.path, Date.now() + 91 * 24 * HOUR);
  expect(await readdir(folder.path)).toEqual([]);
});

test.each([
  ['linux', {}, '/home/me/.local/state/codebuild-workbench/leases'],
  ['linux', { XDG_STATE_HOME: '/state' }, '/state/codebuild-workbench/leases'],
] as const)('leases lie with the state of their user: %s %o', (platform, env, expected) => {
  expect(leasesDirectory({ env, homeDirectory: '/home/me', platform })).toBe(expected);
});
