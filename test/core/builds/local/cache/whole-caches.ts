import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { listCaches, saveCache } from '../../../../../core/builds/local/cache/cache-file';
import { readCachePaths } from '../../../../../core/builds/local/cache/cache-paths';
import type { Engine } from '../../../../../core/builds/local/engine';
import { type BuildOptions, type BuildRun, runBuild, temporaryFolder } from '../support';

/** The lines of the log about the cache. */
function cacheLines({ log }: BuildRun): string[] {
  return log
    .split('\n')
    .filter((line) => /cache/i.test(line) && !line.includes('Running command'))
    .map((line) => line.replace('[Container] ', ''));
}

function buildspecOf(commands: string[], cache: object, phases: object = {}): string {
  return JSON.stringify({ version: 0.2, phases: { build: { commands }, ...phases }, cache });
}

/** What a cache gives the next build, in the same way on every executor. */
export function testWholeCaches(engine: () => Engine): void {
  const build = (cacheDirectory: string | undefined, options: BuildOptions) =>
    runBuild({ engine: engine(), cacheDirectory, ...options });

  test('files, links, modes, times and empty folders come back', async () => {
    await using folder = await temporaryFolder();
    const cache = { paths: ['kept/**/*', 'one.txt', 'flat/*'] };
    const make = [
      'mkdir -p kept/deep/empty kept/.hidden flat/deep && echo a > kept/deep/a && echo h > kept/.hidden/h && echo 1 > one.txt',
      'echo f > flat/f && echo no > flat/deep/no && echo "echo ran" > kept/run.sh && chmod 755 kept/run.sh',
      'ln -s deep/a kept/link && ln kept/deep/a kept/second && echo "ä" > "kept/a b ü"',
      'touch -d "2001-02-03 04:05:06" kept/deep/a 2>/dev/null || touch -t 200102030405.06 kept/deep/a',
    ];
    const first = await build(folder.path, { buildspec: buildspecOf(make, cache) });
    expect(cacheLines(first)).toEqual([
      'Expanded cache path OUTPUT/src123456789/src/kept/**/*',
      'Expanded cache path OUTPUT/src123456789/src/one.txt',
      'Expanded cache path OUTPUT/src123456789/src/flat/*',
      'Downloading S3 cache...',
      'Local build: there is no cache of these paths yet',
      'Uploading S3 cache...',
    ]);
    const look = [
      'cat kept/deep/a kept/.hidden/h one.txt flat/f kept/link kept/second "kept/a b ü"; sh -c ./kept/run.sh; [ -d kept/deep/empty ] && echo empty',
      'readlink kept/link; ls flat; cd kept; printf "%s\\n" *; cd ..',
      '[ kept/deep/a -ot kept/run.sh ] && echo old || ls -l kept/deep/a',
    ];
    const second = await build(folder.path, { buildspec: buildspecOf(look, cache) });
    expect(cacheLines(second).slice(3)).toEqual([
      'Downloading S3 cache...',
      'Unarchiving cache...',
      'Uploading S3 cache...',
    ]);
    expect(second.output).toBe(
      'a\nh\n1\nf\na\na\nä\nran\nempty\ndeep/a\nf\na b ü\ndeep\nlink\nrun.sh\nsecond\nold\n',
    );
  });

  test.runIf(process.platform === 'linux')('names that are not UTF-8 come back', async () => {
    await using folder = await temporaryFolder();
    const cache = { paths: ['kept/**/*'] };
    const make = ['mkdir kept; echo raw > "$(printf "kept/\\344-ü")"; ln -s "$(printf "\\344-ü")" kept/link'];
    await build(folder.path, { buildspec: buildspecOf(make, cache) });
    const second = await build(folder.path, { buildspec: buildspecOf(['cat kept/?-ü kept/link'], cache) });
    expect(second.output).toBe('raw\nraw\n');
  });

  test('a key is evaluated by the shell, is exact, and its cache is never updated', async () => {
    await using folder = await temporaryFolder();
    const cache = {
      key: 'npm-$WHICH-$(codebuild-hash-files lock)',
      'fallback-keys': ['none-', 'npm-$WHICH-', 'npm-'],
      paths: ['kept/**/*'],
    };
    const buildspec = buildspecOf(['cat kept/f || true; mkdir -p kept && echo "$NEW" > kept/f'], cache);
    const source = join(folder.path, 'source');
    await mkdir(source);
    const run = async (lock: string, which: string, content: string) => {
      await writeFile(join(source, 'lock'), lock);
      const environmentVariables = [
        { name: 'WHICH', value: which },
        { name: 'NEW', value: content },
      ];
      return build(join(folder.path, 'caches'), { source, buildspec, environmentVariables });
    };
    const none = await run('1', 'a', 'first');
    const [hash] = /npm-a-[0-9a-f]{64}(?= yet)/.exec(none.log) ?? [];
    expect(cacheLines(none)).toContain(`Local build: there is no cache for key ${hash} yet`);

    const same = await run('1', 'a', 'again');
    expect(same.output).toBe('first\n');
    expect(cacheLines(same)).toContain(
      `Local build: there is a cache for key ${hash} already; it is not updated`,
    );

    const other = await run('2', 'a', 'second');
    expect(other.output).toBe('first\n');
    expect(other.log).toMatch(new RegExp(`no cache for key npm-a-[0-9a-f]{64}; that of ${hash} is taken`));
    expect((await run('1', 'a', 'x')).output).toBe('first\n');
    expect((await run('2', 'a', 'x')).output).toBe('second\n');
    expect((await run('9', 'b', 'x')).output).toMatch(/^(first|second)\n$/);
    expect(await listCaches(join(folder.path, 'caches'))).toHaveLength(3);
  });

  test('a key whose command complains is told, and without a key fallback keys are ignored', async () => {
    await using folder = await temporaryFolder();
    const make = ['mkdir -p kept && echo x > kept/f'];
    const cache = { key: 'npm-$(codebuild-hash-files none.lock)', paths: ['kept/**/*'] };
    const complaining = await build(folder.path, { buildspec: buildspecOf(make, cache) });
    expect(cacheLines(complaining)).toContain(
      'Local build: cache key npm-$(codebuild-hash-files none.lock): No files found for none.lock',
    );
    expect((await listCaches(folder.path)).map(({ key }) => key)).toEqual(['npm-']);
    const unkeyed = { 'fallback-keys': ['npm-'], paths: ['kept/**/*'] };
    const { log } = await build(folder.path, { buildspec: buildspecOf(make, unkeyed) });
    expect(log).toContain('there is no cache of these paths yet');
  });

  test.each([
    ['restore', { restored: true, saved: false }],
    ['save', { restored: false, saved: true }],
  ])('action %s does one of both', async (action, { restored, saved }) => {
    await using folder = await temporaryFolder();
    const paths = ['kept/**/*'];
    const make = (text: string) => [`cat kept/f 2>/dev/null; mkdir -p kept && echo ${text} > kept/f`];
    await build(folder.path, { buildspec: buildspecOf(make('first'), { paths }) });
    const run = await build(folder.path, { buildspec: buildspecOf(make('second'), { paths, action }) });
    expect(run.output).toBe(restored ? 'first\n' : '');
    const after = await build(folder.path, { buildspec: buildspecOf(make('third'), { paths }) });
    expect(after.output).toBe(saved ? 'second\n' : 'first\n');
  });

  test.each([
    ['a failed BUILD', {}, true],
    [
      'a failed POST_BUILD',
      { build: {}, post_build: { commands: ['mkdir -p kept; echo x > kept/f; exit 1'] } },
      true,
    ],
    ['a failed INSTALL', { install: { commands: ['mkdir -p kept; echo x > kept/f; exit 1'] } }, false],
  ])('after %s a cache is saved only where POST_BUILD ran', async (_, phases, isSaved) => {
    await using folder = await temporaryFolder();
    const buildspec = buildspecOf(
      ['mkdir -p kept && echo x > kept/f; exit 1'],
      { paths: ['kept/**/*'] },
      phases,
    );
    const { outcome } = await build(folder.path, { buildspec });
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(await listCaches(folder.path)).toHaveLength(isSaved ? 1 : 0);
  });

  test('without a folder, without paths and where nothing matches the log says so', async () => {
    await using folder = await temporaryFolder();
    const lines = async (cacheDirectory: string | undefined, cache: object, command = 'true') =>
      cacheLines(await build(cacheDirectory, { buildspec: buildspecOf([command], cache) })).at(-1);
    expect(await lines(undefined, { paths: ['kept/**/*'] })).toBe(
      'Local build: no folder is given for the cache (run --cache DIR); nothing is restored or saved',
    );
    expect(await lines(folder.path, { paths: [] })).toBe(
      'Skip cache due to: no paths specified to be cached',
    );
    expect(await lines(folder.path, { paths: ['kept/**/*'] })).toBe(
      'Local build: the cache paths matched no files; no cache is saved',
    );
    const run = await build(folder.path, {
      buildspec: buildspecOf(['mkdir kept && echo x > kept/f'], { paths: ['kept'] }),
    });
    expect(cacheLines(run).slice(-2)).toEqual([
      expect.stringMatching(
        /cache path OUTPUT\S*kept is a folder, and a cache in S3 keeps files; write OUTPUT\S*kept\/\*\*\/\*$/,
      ),
      'Local build: the cache paths matched no files; no cache is saved',
    ]);
    expect(await readdir(folder.path)).toEqual([]);
  });

  test('only some phases leave the cache as it is', async () => {
    await using folder = await temporaryFolder();
    const buildspec = buildspecOf(['mkdir kept && echo x > kept/f'], { paths: ['kept/**/*'] });
    const run = await build(folder.path, { buildspec, phases: ['build', 'post_build'] });
    expect(await listCaches(folder.path)).toEqual([]);
    expect(cacheLines(run).at(-1)).toBe('Local build: only some phases run; the cache is not saved');
  });

  test('no secret gets into the name of a cache', async () => {
    await using folder = await temporaryFolder();
    const buildspec = buildspecOf(['mkdir kept && echo x > kept/f'], {
      key: 'k-$TOKEN',
      paths: ['kept/**/*', 'of-$TOKEN/**/*'],
    });
    const environmentVariables = [{ name: 'TOKEN', value: 'hunter2hunter2' }];
    const run = await build(folder.path, { buildspec, environmentVariables, secretNames: ['TOKEN'] });
    expect(run.log).not.toContain('hunter2');
    expect(await listCaches(folder.path)).toMatchObject([
      { key: 'k-***', paths: ['src/kept/**/*', 'src/of-***/**/*'] },
    ]);
  });

  test('two builds of one folder at once leave one whole cache', async () => {
    await using folder = await temporaryFolder();
    const buildspec = (name: string) =>
      buildspecOf([`mkdir kept && for i in 1 2 3 4 5 6 7 8 9; do echo ${name} > kept/$i; done`], {
        paths: ['kept/**/*'],
      });
    await Promise.all(
      ['one', 'two', 'three'].map((name) => build(folder.path, { buildspec: buildspec(name) })),
    );
    const { output } = await build(folder.path, {
      buildspec: buildspecOf(['cat kept/* | uniq'], { paths: ['kept/**/*'] }),
    });
    expect(output).toMatch(/^(one|two|three)\n$/);
    expect(await readdir(folder.path)).toHaveLength(1);
  });

  test('a hostile archive writes nothing outside of the cache paths', async () => {
    await using folder = await temporaryFolder();
    const paths = ['kept/**/*'];
    const archive = pack();
    const add = (name: string, more: object = {}) =>
      archive.entry({ name, ...more }, 'linkname' in more ? '' : 'hostile');
    add('src/kept/fine');
    add('src/other');
    add('src/kept/../../up');
    add('root/etc/hostile');
    add('src/kept/out', { type: 'symlink', linkname: '../elsewhere' });
    add('src/kept/out/through');
    add('src/kept/hard', { type: 'link', linkname: 'src/other' });
    archive.finalize();
    const content = await buffer(archive as unknown as NodeJS.ReadableStream);
    const executor = engine().executor;
    const { version } = readCachePaths(paths, {
      directories: { primary: '/s', secondary: {} },
      outputDirectory: '/o',
      home: undefined,
      executor,
    });
    await saveCache(folder.path, { version, paths }, new Date(), async (handle, position) => {
      await handle.write(content, 0, content.length, position);
      return content.length;
    });
    const look = [
      'mkdir -p elsewhere; ls kept elsewhere; [ -e other ] || [ -e ../up ] || [ -e /etc/hostile ] || [ -e elsewhere/through ] || echo safe',
    ];
    const run = await build(folder.path, { buildspec: buildspecOf(look, { paths, action: 'restore' }) });
    expect(run.output).toBe('elsewhere:\n\nkept:\nfine\nout\nsafe\n');
    expect(cacheLines(run).filter((line) => line.startsWith('Skipping'))).toEqual(
      [
        'OUTPUT/src123456789/src/other',
        executor === 'docker' ? '/etc/hostile' : 'root/etc/hostile',
        'OUTPUT/src123456789/src/kept/out/through',
        'OUTPUT/src123456789/src/kept/hard',
      ].map((path) => `Skipping cache entry: path "${path}" is not within allowed cache paths`),
    );
  });

  test('an archive that is damaged inside is told, and the build goes on', async () => {
    await using folder = await temporaryFolder();
    const cache = { paths: ['kept/**/*'] };
    await build(folder.path, { buildspec: buildspecOf(['mkdir kept && echo x > kept/f'], cache) });
    const [entry] = await listCaches(folder.path);
    const file = entry?.file ?? '';
    const bytes = await readFile(file);
    bytes.fill(0xff, bytes.indexOf('\n') + 1);
    await writeFile(file, bytes);
    const { outcome, log } = await build(folder.path, { buildspec: buildspecOf(['echo on'], cache) });
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    expect(log).toMatch(
      /Local build: the cache is not restored: .*\. Clear the cache if this comes again\.\n/,
    );
  });

  test('a folder that cannot be written is a line in the log', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    const buildspec = buildspecOf(['mkdir kept && echo x > kept/f'], { paths: ['kept/**/*'] });
    const { outcome, log } = await build(join(folder.path, 'file/x'), { buildspec });
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    expect(log).toContain('Local build: the cache is not saved: a file is where a folder must be.');
  });

  test('a stop while a cache is saved leaves no part of one', async () => {
    await using folder = await temporaryFolder();
    const controller = new AbortController();
    const buildspec = buildspecOf(
      ['mkdir kept && dd if=/dev/zero of=kept/f bs=1048576 count=200 2>/dev/null'],
      { paths: ['kept/**/*'] },
    );
    const { outcome } = await build(folder.path, {
      buildspec,
      signal: controller.signal,
      onEvent: (event) => {
        if (event.event === 'output' && event.text.includes('Uploading S3 cache'))
          setImmediate(() => controller.abort());
      },
    });
    expect(outcome).toEqual({ ok: true, buildStatus: 'STOPPED' });
    await expect.poll(() => readdir(folder.path)).toEqual([]);
  });
}
