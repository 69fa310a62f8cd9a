import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toolsOf } from '../../../../../core/builds/local/tools';
import type { Shard } from '../../../../../core/builds/local/tools/tests-run';
import { temporaryFolder, which } from '../support';

interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

const FILES = [
  'a.test.js',
  'src/b.test.js',
  'src/deep/er/c.test.js',
  'src/deep/d e.test.js',
  "src/it's.test.js",
  'src/.hidden/e.test.js',
  '.dot.test.js',
  '-dash.test.js',
  'src/b.js',
  'src/ümlaut.test.js',
];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  for (const file of FILES) {
    await mkdir(dirname(join(folder.path, 'source', file)), { recursive: true });
    await writeFile(join(folder.path, 'source', file), `content of ${file}\n`);
  }
  await mkdir(join(folder.path, 'source/folder.test.js'));
  await symlink('..', join(folder.path, 'source/src/circle'));
  await symlink('a.test.js', join(folder.path, 'source/link.test.js'));
});

afterAll(() => folder[Symbol.asyncDispose]());

/** Lays the tools down for that shell, and gives a function that runs one of them in the source. */
async function toolsFor(shell: string, shard?: Shard, path = process.env.PATH) {
  const bin = join(
    folder.path,
    `bin-${shell.replaceAll(/\W/g, '')}-${shard?.index ?? ''}-${shard?.total ?? ''}`,
  );
  await mkdir(bin, { recursive: true });
  for (const { name, script } of toolsOf({ shard })) {
    const program = which(shell.split(' ')[0] ?? '');
    await writeFile(
      join(bin, name),
      script.replace('#!/bin/sh', `#!${[program, ...shell.split(' ').slice(1)].join(' ')}`),
    );
    await chmod(join(bin, name), 0o755);
  }
  return (name: string, args: string[], cwd = 'source') =>
    new Promise<Ran>((resolve) => {
      const source = join(folder.path, 'source');
      const env = { PATH: `${path}:${bin}`, CODEBUILD_SRC_DIR: source };
      execFile(join(bin, name), args, { cwd: join(folder.path, cwd), env }, (error, stdout, stderr) =>
        resolve({ status: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe.each(['dash', 'bash --posix', 'busybox sh'])('%s', (shell) => {
  const isMissing = which(shell.split(' ')[0] ?? '') === undefined;

  describe('codebuild-glob-search', () => {
    test.skipIf(isMissing).each([
      ['*.test.js', ['-dash.test.js', '.dot.test.js', 'a.test.js', 'link.test.js']],
      ['src/*.js', ['src/b.js', 'src/b.test.js', "src/it's.test.js", 'src/ümlaut.test.js']],
      ['**/*.test.js', [...FILES.filter((file) => file.endsWith('.test.js')), 'link.test.js']],
      ['src/**/d*', ['src/deep/d e.test.js']],
      ['src/**/er/*', ['src/deep/er/c.test.js']],
      ['*/deep/**', ['src/deep/d e.test.js', 'src/deep/er/c.test.js']],
      ['**/deep/**/*.test.js', ['src/deep/d e.test.js', 'src/deep/er/c.test.js']],
      ['./src/b.js', ['src/b.js']],
      ['src', []],
    ])('%s', async (glob, expected) => {
      const run = await toolsFor(shell);
      const { status, stdout, stderr } = await run('codebuild-glob-search', [glob]);
      expect(lines(stdout)).toEqual([...expected].sort());
      expect(stderr).toBe(expected.length > 0 ? '' : `No files found for ${glob}\n`);
      expect(status).toBe(0);
    });

    test.skipIf(isMissing)('several globs, each file once, and absolute ones', async () => {
      const run = await toolsFor(shell);
      const absolute = join(folder.path, 'source/src/*.js');
      const { stdout } = await run('codebuild-glob-search', ['b*', 'b.js', absolute, 'deep/*'], 'source/src');
      expect(lines(stdout)).toEqual([
        ...['b.js', 'b.test.js', "it's.test.js", 'ümlaut.test.js'].map((file) =>
          join(folder.path, 'source/src', file),
        ),
        'b.js',
        'b.test.js',
        'deep/d e.test.js',
      ]);
    });
  });

  describe('codebuild-hash-files', () => {
    test.skipIf(isMissing)(
      'changes with names and contents of the files in the source directory',
      async () => {
        const run = await toolsFor(shell);
        const hashOf = async (...globs: string[]) => {
          const { stdout } = await run('codebuild-hash-files', globs, 'source/src');
          expect(stdout).toMatch(/^[0-9a-f]{64}\n$/);
          return stdout;
        };
        const hash = await hashOf('src/*.js');
        expect(await hashOf('src/*.js', 'src/b.js')).toBe(hash);
        expect(await hashOf('src/b.js')).not.toBe(hash);
        await writeFile(join(folder.path, 'source/src/b.js'), `changed by ${shell}`);
        expect(await hashOf('src/*.js')).not.toBe(hash);
      },
    );

    test.skipIf(isMissing)('fails where nothing matches', async () => {
      const run = await toolsFor(shell);
      expect(await run('codebuild-hash-files', ['none.lock'])).toEqual({
        status: 1,
        stdout: '',
        stderr: 'No files found for none.lock\n',
      });
    });
  });

  describe('codebuild-tests-run', () => {
    test.skipIf(isMissing)('puts the files behind the command, whatever their names', async () => {
      const run = await toolsFor(shell);
      const { stdout, status } = await run('codebuild-tests-run', [
        '--test-command',
        "\n  printf '<%s>'\n",
        '--files-search',
        "codebuild-glob-search 'src/**/*.test.js'",
      ]);
      expect(stdout).toBe(
        "Shard 1 of 1: 6 of 6 test files\n<src/.hidden/e.test.js><src/b.test.js><src/deep/d e.test.js><src/deep/er/c.test.js><src/it's.test.js><src/ümlaut.test.js>",
      );
      expect(status).toBe(0);
    });

    test.skipIf(isMissing)(
      'leaves the files to a command that reads them itself, and keeps its status',
      async () => {
        const run = await toolsFor(shell);
        const { stdout, status } = await run('codebuild-tests-run', [
          '--test-command=echo "$CODEBUILD_CURRENT_SHARD_FILES" | tr "\\n" ,; exit 7',
          '--files-search=printf "b\\na\\n"',
        ]);
        expect(stdout).toBe('Shard 1 of 1: 2 of 2 test files\na,b,');
        expect(status).toBe(7);
      },
    );

    test.skipIf(isMissing)(
      'equal-distribution cuts the sorted list into pieces of nearly one size',
      async () => {
        const shards = await shardsOf(shell, 'printf "%s\\n" g f e d c b a', 3);
        expect(shards).toEqual([
          ['a', 'b', 'c'],
          ['d', 'e'],
          ['f', 'g'],
        ]);
      },
    );

    test.skipIf(isMissing)('a shard without files runs nothing', async () => {
      expect(await shardsOf(shell, 'echo a', 2)).toEqual([['a'], []]);
    });

    test.skipIf(isMissing)('stability keeps files in their shards when others come', async () => {
      const names = Array.from({ length: 40 }, (_, index) => `tests/test_${index}.py`);
      const search = (files: string[]) => `printf '%s\\n' ${files.join(' ')}`;
      const all = await shardsOf(shell, search(names), 2, 'stability');
      expect(all.flat().sort()).toEqual([...names].sort());
      for (const shard of all) expect(shard.length).toBeGreaterThan(8);
      const fewer = await shardsOf(shell, search(names.slice(0, 20)), 2, 'stability');
      expect(fewer).toEqual(all.map((shard) => shard.filter((name) => names.indexOf(name) < 20)));
    });

    test.skipIf(isMissing).each([
      [['--files-search', 'echo a'], '--test-command is missing.'],
      [['--test-command', 'echo'], '--files-search is missing.'],
      [['--test-command'], '--test-command needs a value.'],
      [['--test-command', 'echo', '--files-search', 'echo a', '--sharding-strategy', 'best'], 'not best.'],
      [['echo'], 'echo is no option.'],
    ])('%s is refused', async (args, message) => {
      const run = await toolsFor(shell);
      const { status, stderr } = await run('codebuild-tests-run', args);
      expect(status).toBe(2);
      expect(stderr).toContain(message);
    });

    test.skipIf(isMissing)('fails as its search does', async () => {
      const run = await toolsFor(shell);
      const args = ['--test-command', 'echo ran', '--files-search', 'exit 3'];
      const { status, stdout, stderr } = await run('codebuild-tests-run', args);
      expect([status, stdout, stderr]).toEqual([
        3,
        '',
        'codebuild-tests-run: --files-search failed: exit 3\n',
      ]);
    });
  });
});

async function shardsOf(shell: string, search: string, total: number, strategy = 'equal-distribution') {
  const shards: string[][] = [];
  for (let index = 0; index < total; index += 1) {
    const run = await toolsFor(shell, { index, total });
    const args = [
      '--test-command',
      'printf "%s\\n"',
      '--files-search',
      search,
      '--sharding-strategy',
      strategy,
    ];
    const { stdout } = await run('codebuild-tests-run', args);
    const [head, ...files] = lines(stdout);
    expect(head).toMatch(new RegExp(`^Shard ${index + 1} of ${total}: ${files.length} of \\d+ test files$`));
    shards.push(files);
  }
  return shards;
}

describe('in an image that lacks a program', () => {
  const isMissing = which('busybox') === undefined;

  test.skipIf(isMissing)('the tools name what is missing', async () => {
    const bin = join(folder.path, 'few');
    await mkdir(bin);
    for (const applet of ['sort', 'sed', 'wc']) await symlink(which('busybox') ?? '', join(bin, applet));
    await symlink(which('dash') ?? which('busybox') ?? '', join(bin, 'sh'));
    const run = await toolsFor('dash', undefined, bin);
    const hash = await run('codebuild-hash-files', ['a.test.js']);
    expect([hash.status, hash.stderr]).toEqual([
      127,
      'codebuild-hash-files: the build image has neither sha256sum nor shasum nor openssl. Choose an image that has one of them.\n',
    ]);
    const args = ['--test-command', 'true', '--files-search', 'echo a', '--sharding-strategy', 'stability'];
    const tests = await run('codebuild-tests-run', args);
    expect([tests.status, tests.stderr]).toEqual([
      127,
      'codebuild-tests-run: the build image has no awk, which --sharding-strategy stability needs. Choose an image that has it, or take equal-distribution.\n',
    ]);
    expect((await run('codebuild-glob-search', ['a*'])).stdout).toBe('a.test.js\n');
  });
});
