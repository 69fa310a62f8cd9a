import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonOf, unreadableFile } from '../../../client/log/unreadable-file';

describe('a file that is opened as a log', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'unreadable-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['text', 'line\n'],
    ['nothing', ''],
    ['one byte', 'x'],
    ['UTF-8 with a mark', '\ufeffline\n'],
  ])('may have %s', async (_what, content) => {
    const path = join(folder, 'good.log');
    await writeFile(path, content);
    expect(await unreadableFile(path)).toBeUndefined();
  });

  it('is not in UTF-16, as PowerShell writes it', async () => {
    const path = join(folder, 'utf16.log');
    await writeFile(path, '\ufeffline\n', 'utf16le');
    expect(await unreadableFile(path)).toBe(
      `${path} is in UTF-16. Save it as UTF-8, in PowerShell with Out-File -Encoding utf8, and open it again.`,
    );
  });

  it('is there', async () => {
    const path = join(folder, 'none.log');
    expect(await unreadableFile(path)).toBe(`${path} cannot be read: there is no such file.`);
  });

  it('is no folder', async () => {
    expect(await unreadableFile(folder)).toBe(`${folder} is no file.`);
  });

  it.skipIf(process.platform === 'win32')('is no pipe, which nobody waits for', async () => {
    const path = join(folder, 'pipe.log');
    execFileSync('mkfifo', [path]);
    expect(await unreadableFile(path)).toBe(`${path} is no file.`);
  });

  it('may be read', () => {
    expect(reasonOf({ code: 'EACCES', message: '' })).toBe('permission denied');
  });
});
