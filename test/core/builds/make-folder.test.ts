import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../core/builds/make-folder';

describe('making a folder', () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'make-folder-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('makes those above it too, and takes one that is there', async () => {
    const folder = join(root, 'a/b/c');
    await makeFolder(folder, 0o700);
    await makeFolder(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('fails where a file is in the way', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(makeFolder(join(root, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(root, 'file/below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(process.platform !== 'linux')('ends where the system makes no folders at all', async () => {
    await expect(makeFolder('/proc/no/such')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
