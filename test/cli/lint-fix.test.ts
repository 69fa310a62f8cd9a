import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lint } from '../../cli/lint';
import { unprivileged } from '../unprivileged';
import { printed } from './printed';

const BROKEN = [
  'version: 0.2',
  'phases:',
  '  build:',
  '    comands:',
  '      - echo "a: b"',
  'nonsense: 1',
  '',
].join('\n');
const FIXED = BROKEN.replace('comands', 'commands').replace('echo "a: b"', `'echo "a: b"'`);

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lint-fix-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const fix = (...args: string[]) => printed(lint, ['--fix', ...args], { cwd });

const file = (name: string, content: string | Uint8Array) => writeFile(join(cwd, name), content);
const content = (name: string) => readFile(join(cwd, name), 'utf8');

describe('lint --fix', () => {
  test('repairs what it can, fixes that others open the way to included, and tells what is left', async () => {
    await file('x.yml', BROKEN);
    const { exit, stdout, stderr } = await fix('x.yml');
    expect(await content('x.yml')).toBe(FIXED);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^x\.yml:4:5 fixed: .*commands.* \(unknown-key\)$/),
      'x.yml:5:9 fixed: Quote the Command (command-not-text)',
      '',
    ]);
    expect(stdout).toMatch(/^x\.yml:6:1 warning .*\(unknown-key\)\n1 file checked: 1 warning\.\n$/);
    expect(exit).toBe(0);
  });

  test('leaves nothing else behind in the folder', async () => {
    await file('x.yml', BROKEN);
    await fix('x.yml');
    expect(await readdir(cwd)).toEqual(['x.yml']);
  });

  test('finds nothing to do the second time', async () => {
    await file('x.yml', BROKEN);
    await fix('x.yml');
    const { mtimeMs } = await stat(join(cwd, 'x.yml'));
    expect((await fix('x.yml')).stderr).toBe('');
    expect((await stat(join(cwd, 'x.yml'))).mtimeMs).toBe(mtimeMs);
  });

  test('keeps byte order mark and line ends', async () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    await file('x.yml', windows(BROKEN));
    await fix('x.yml');
    expect(await content('x.yml')).toBe(windows(FIXED));
  });

  test('keeps permissions, and a link a link', async () => {
    await file('x.yml', BROKEN);
    await chmod(join(cwd, 'x.yml'), 0o750);
    await symlink('x.yml', join(cwd, 'link.yml'));
    await fix('link.yml');
    expect((await lstat(join(cwd, 'link.yml'))).isSymbolicLink()).toBe(true);
    expect(await content('x.yml')).toBe(FIXED);
    expect((await stat(join(cwd, 'x.yml'))).mode & 0o777).toBe(0o750);
  });

  test('does not touch a file that is not UTF-8', async () => {
    const latin1 = Buffer.from(`${BROKEN}# caf\u00e9\n`, 'latin1');
    await file('x.yml', latin1);
    const { exit, stdout } = await fix('x.yml');
    expect(stdout).toMatch(/^x\.yml:\d+:\d+ error .*Save it as UTF-8\. \(binary-file\)$/m);
    expect(exit).toBe(1);
    expect((await readFile(join(cwd, 'x.yml'))).equals(latin1)).toBe(true);
  });

  test('does not touch a file in UTF-16', async () => {
    const utf16 = Buffer.from(`\uFEFF${BROKEN}`, 'utf16le');
    await file('x.yml', utf16);
    expect((await fix('x.yml')).stderr).toContain('x.yml: Not fixed: The file is not UTF-8');
    expect((await readFile(join(cwd, 'x.yml'))).equals(utf16)).toBe(true);
  });

  test('a folder that cannot be written: exit 2, the file as it was', async () => {
    await file('x.yml', BROKEN);
    await chmod(join(cwd, 'x.yml'), 0o644);
    await chmod(cwd, 0o555);
    expect(await unprivileged(() => fix('x.yml'))).toMatchObject({
      exit: 2,
      stderr: 'x.yml: No permission to write this file or its folder; nothing was fixed.\n',
    });
    expect(await content('x.yml')).toBe(BROKEN);
  });

  test('json holds what is left', async () => {
    await file('x.yml', BROKEN);
    expect(JSON.parse((await fix('--format', 'json', 'x.yml')).stdout)).toMatchObject([
      { line: 6, code: 'unknown-key' },
    ]);
  });
});
