import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../cli/io';
import { lint } from '../../cli/lint';
import { unprivileged } from '../unprivileged';
import { printed } from './printed';

const GOOD = 'version: 0.2\nphases:\n  build:\n    commands:\n      - make\n';
const BAD = 'version: 0.2\nphases:\n  build:\n    commands:\n      - echo "a: b"\n';
const WARNED = `${GOOD}arifacts:\n  files: x\n`;

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lint-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const run = (...args: string[]) => printed(lint, args, { cwd });

const file = (name: string, content: string | Uint8Array) => writeFile(join(cwd, name), content);

test('a good file: exit 0 and a summary', async () => {
  await file('buildspec.yml', GOOD);
  expect(await run('buildspec.yml')).toEqual({
    exit: 0,
    stdout: '1 file checked: no problems.\n',
    stderr: '',
  });
});

test('errors: exit 1, a line each with place and code', async () => {
  await file('bad.yml', BAD);
  await file('warned.yml', WARNED);
  const { exit, stdout } = await run('bad.yml', 'warned.yml');
  expect(exit).toBe(1);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^bad\.yml:5:9 error .* \(command-not-text\)$/),
    expect.stringMatching(/^warned\.yml:6:1 warning .*`artifacts`\? \(unknown-key\)$/),
    '2 files checked: 1 error, 1 warning.',
    '',
  ]);
});

test.each([
  ['little', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['big', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('a file in UTF-16, %s endian, is read as an editor reads it', async (_, encoded) => {
  await file('good.yml', encoded(GOOD));
  await file('bad.yml', encoded(BAD));
  expect((await run('good.yml')).stdout).toBe('1 file checked: no problems.\n');
  expect((await run('bad.yml')).stdout).toContain('bad.yml:5:9 error');
});

test('warnings alone: exit 0', async () => {
  await file('warned.yml', WARNED);
  expect((await run('warned.yml')).exit).toBe(0);
});

test('json: one array with places from 1 and fixes', async () => {
  await file('bad.yml', BAD);
  const { exit, stdout } = await run('--format', 'json', 'bad.yml');
  expect(exit).toBe(1);
  const place = { line: 5, column: 9, endLine: 5, endColumn: 20 };
  expect(JSON.parse(stdout)).toEqual([
    {
      file: 'bad.yml',
      ...place,
      severity: 'error',
      code: 'command-not-text',
      message: expect.any(String),
      fix: { title: 'Quote the Command', edits: [{ ...place, newText: `'echo "a: b"'` }] },
    },
  ]);
});

test('json of a good file is an empty array', async () => {
  await file('buildspec.yml', GOOD);
  expect(JSON.parse((await run('buildspec.yml', '--format=json')).stdout)).toEqual([]);
});

test('columns are those of an editor: no byte order mark, UTF-16', async () => {
  await file('bom.yml', `\uFEFF😀x: 1\n${GOOD}`);
  const { stdout } = await run('--format', 'json', 'bom.yml');
  expect(JSON.parse(stdout)).toMatchObject([{ line: 1, column: 1, endColumn: 4 }]);
});

test('what cannot be read is named, the rest is checked, exit 2', async () => {
  await file('bad.yml', BAD);
  const { exit, stdout, stderr } = await run('missing.yml', '.', 'bad.yml');
  expect(exit).toBe(2);
  expect(stderr).toBe(
    'missing.yml: No such file.\n.: This is a folder. Name the buildspec in it, such as ./buildspec.yml.\n',
  );
  expect(stdout).toContain('1 file checked: 1 error.');
});

test('a file without read permission: exit 2', async () => {
  await file('secret.yml', GOOD);
  await chmod(join(cwd, 'secret.yml'), 0);
  await chmod(cwd, 0o755);
  expect(await unprivileged(() => run('secret.yml'))).toMatchObject({
    exit: 2,
    stderr: 'secret.yml: No permission to read this file.\n',
  });
});

test.each([
  ['empty', '', 'empty-file'],
  ['binary', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 'binary-file'],
  ['10 MB', 'a: b\n'.repeat(2_000_000), 'file-too-large'],
])('a file that is %s: one error', async (_, content, code) => {
  await file('x.yml', content);
  const { exit, stdout } = await run('--format', 'json', 'x.yml');
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject([{ code, severity: 'error' }]);
});

test('keys never send escape sequences to the terminal', async () => {
  await file('x.yml', `${GOOD}"\\e[31mred": 1\n`);
  expect((await run('x.yml')).stdout).not.toContain('\x1b');
});

test.each([
  [[]],
  [['--fix=all', 'a.yml']],
  [['--fix']],
  [['--format', 'xml', 'a.yml']],
  [['--format']],
  [['--quiet', 'a.yml']],
])('arguments that the contract does not know are refused: %j', async (args) => {
  await expect(run(...args)).rejects.toThrow(UsageError);
});
