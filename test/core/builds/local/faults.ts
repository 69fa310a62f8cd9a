import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import type { BuildEvent, Clock } from '../../../../core/builds/events';
import type { Engine } from '../../../../core/builds/local/engine';
import { phaseEnds, runBuild, temporaryFolder } from './support';
import { tinyDisk } from './tiny-disk';

function buildspecOf(...commands: string[]): string {
  return `version: 0.2\nphases:\n  build:\n    commands: ${JSON.stringify(commands)}\n  post_build:\n    commands: [echo never]\n`;
}

const AFTER_AN_INTERRUPTION = ['FINALIZING SUCCEEDED', 'COMPLETED SUCCEEDED'];

/** Calls `then` once, as soon as the build has printed that text. */
function whenPrinted(text: string, then: () => void): (event: BuildEvent) => void {
  let printed = '';
  let isDone = false;
  return (event) => {
    if (event.event !== 'output' || isDone) return;
    printed += event.text;
    isDone = printed.includes(text);
    if (isDone) then();
  };
}

/** What goes wrong in a build, in the same way on every executor. */
export function testFaults(engine: () => Engine): void {
  test.each([
    ['that sleeps', 'echo ready; sleep 1000'],
    ['that ignores signals', 'trap "" TERM INT HUP; echo ready; while :; do sleep 1; done'],
  ])('a stop ends a command %s', async (_, command) => {
    const controller = new AbortController();
    const run = await runBuild({
      engine: engine(),
      buildspec: buildspecOf(command),
      signal: controller.signal,
      onEvent: whenPrinted('ready', () => controller.abort()),
    });
    expect(run.outcome).toEqual({ ok: true, buildStatus: 'STOPPED' });
    expect(phaseEnds(run.events).slice(-3)).toEqual(['BUILD STOPPED', ...AFTER_AN_INTERRUPTION]);
    expect(run.events.at(-1)).toMatchObject({ event: 'build', buildStatus: 'STOPPED' });
  });

  test('a stop before the start runs nothing', async () => {
    const run = await runBuild({
      engine: engine(),
      buildspec: buildspecOf('echo never'),
      signal: AbortSignal.abort(),
    });
    expect(run.outcome).toEqual({ ok: true, buildStatus: 'STOPPED' });
    expect(run.output).toBe('');
  });

  test('a time-out fails the build, and its phase says why', async () => {
    let timeIsOver = () => {};
    const clock: Clock = {
      now: () => Date.now(),
      sleep: () => new Promise((resolve) => (timeIsOver = resolve)),
    };
    const run = await runBuild({
      engine: engine(),
      clock,
      buildspec: buildspecOf('echo ready; sleep 1000'),
      onEvent: whenPrinted('ready', () => timeIsOver()),
    });
    expect(run.outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(phaseEnds(run.events).slice(-3)).toEqual(['BUILD TIMED_OUT', ...AFTER_AN_INTERRUPTION]);
    expect(run.log).toContain('Phase context status code: BUILD_TIMED_OUT Message: Build has timed out. \n');
  });

  // what a gigabyte takes longer, it takes in every run of the tests
  const bytes = process.env.WORKBENCH_TEST_WHOLE ? 1_000_000_000 : 100_000_000;

  test(`${bytes / 1e6} MB of output, all in one line, go through in little memory`, async () => {
    let length = 0;
    let mostBytes = 0;
    const before = process.memoryUsage();
    const run = await runBuild({
      engine: engine(),
      keepEvents: false,
      buildspec: buildspecOf(`head -c ${bytes} /dev/zero | tr '\\0' x`),
      onEvent: (event) => {
        if (event.event !== 'output' || event.index === undefined) return;
        length += event.text.length;
        const now = process.memoryUsage();
        mostBytes = Math.max(mostBytes, now.rss - before.rss);
      },
    });
    expect(run.outcome).toMatchObject({ ok: true });
    expect(length).toBe(bytes + 'never\n'.length);
    expect(mostBytes).toBeLessThan(150_000_000);
  });

  test('two builds of one folder at once leave whole results', async () => {
    await using source = await temporaryFolder();
    await using kept = await temporaryFolder();
    const build = (letter: string) =>
      runBuild({
        engine: engine(),
        source: source.path,
        artifactsDirectory: join(kept.path, 'artifacts'),
        reportsDirectory: join(kept.path, 'reports'),
        cacheDirectory: join(kept.path, 'cache'),
        buildspec: JSON.stringify({
          version: 0.2,
          phases: {
            build: {
              commands: [
                `for i in 1 2 3 4 5 6 7 8 9; do head -c 100000 /dev/zero | tr '\\0' ${letter} >file$i; done`,
                `echo '<testsuite name="s"><testcase name="${letter}"/></testsuite>' >report.xml`,
              ],
            },
          },
          artifacts: { files: ['file*'] },
          reports: { one: { files: ['report.xml'] } },
          cache: { paths: ['file*'] },
        }),
      });
    const runs = await Promise.all(['a', 'b', 'c', 'd'].map(build));
    for (const { outcome, log } of runs) {
      expect(log).not.toMatch(/cannot|is not saved/);
      expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    }
    for (let index = 1; index <= 9; index += 1) {
      const text = await readFile(join(kept.path, `artifacts/file${index}`), 'utf8');
      expect(text).toMatch(/^(a{100000}|b{100000}|c{100000}|d{100000})$/);
    }
  });

  test('a disk of this computer that is full fails what goes there, and says so', async (context) => {
    await using disk = await tinyDisk('256k');
    if (!disk) return context.skip('no disk can be mounted');
    const { outcome, log, output } = await runBuild({
      engine: engine(),
      artifactsDirectory: join(disk.path, 'artifacts'),
      reportsDirectory: join(disk.path, 'reports'),
      cacheDirectory: join(disk.path, 'cache'),
      buildspec: JSON.stringify({
        version: 0.2,
        phases: {
          build: {
            commands: [
              'head -c 1000000 /dev/zero >large; echo built',
              `{ echo '<testsuite name="s"><testcase name="c"/><!--'; head -c 400000 /dev/zero | tr '\\0' x; echo '--></testsuite>'; } >report.xml`,
            ],
          },
        },
        artifacts: { files: ['large'] },
        reports: { one: { files: ['report.xml'] } },
        cache: { paths: ['large'] },
      }),
    });
    expect(output).toBe('built\n');
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(log).toContain('Local build: the cache is not saved: the disk is full.');
    expect(log).toMatch(
      /Phase context status code: CLIENT_ERROR Message: .*The artifacts cannot be written to .*: the disk is full\. Free some space/,
    );
    expect(log).toMatch(/reports fail too: .*the disk is full/);
    const left = await readdir(disk.path, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
  });

  test('output that is no text becomes replacement characters', async () => {
    const run = await runBuild({
      engine: engine(),
      buildspec: buildspecOf("printf 'a\\377\\000b\\303'; printf '\\251 \\342\\202\\254\\n'"),
    });
    expect(run.output).toBe('a\uFFFD\0b\u00e9 \u20ac\nnever\n');
  });

  test('a secret is masked wherever it shows, and only where it is whole', async () => {
    const value = 'pa$$ "w\'ord';
    const run = await runBuild({
      engine: engine(),
      environmentVariables: [
        { name: 'MY_SECRET', value },
        { name: 'PLAIN', value: 'shown' },
      ],
      secretNames: ['MY_SECRET'],
      buildspec: JSON.stringify({
        version: 0.2,
        env: { 'exported-variables': ['MY_SECRET', 'PLAIN'] },
        phases: {
          build: {
            commands: [
              'echo "[$MY_SECRET] $PLAIN"',
              `printf 'pa$$'; sleep 0; printf ' "w'; printf "'ord|\\n"`,
              `echo 'pa$$ "w'`,
              `exit 1 # ${value}`,
            ],
          },
        },
      }),
    });
    expect(run.output).toBe('[***] shown\n***|\npa$$ "w\n');
    expect(JSON.stringify(run.events)).not.toContain(JSON.stringify(value).slice(1, -1));
    expect(run.events.at(-1)).toMatchObject({
      exportedEnvironmentVariables: [
        { name: 'MY_SECRET', value: '***' },
        { name: 'PLAIN', value: 'shown' },
      ],
    });
  });

  test('a shell that is not there fails the build before its first command', async () => {
    const buildspec = `version: 0.2\nenv:\n  shell: /bin/nosuchshell\nphases:\n  build:\n    commands: [echo never]\n`;
    const run = await runBuild({ engine: engine(), buildspec });
    expect(run.output).toBe('');
    expect(phaseEnds(run.events)).toContain('DOWNLOAD_SOURCE FAILED');
    expect(run.log).toMatch(
      /The shell \/bin\/nosuchshell that the buildspec asks for is not (on this computer\. Install it|in the build image\. Choose)/,
    );
  });

  test('a command that removes the folder it is in, or our own, does not end the build', async () => {
    const run = await runBuild({
      engine: engine(),
      buildspec: buildspecOf(
        'mkdir gone && cd gone && rmdir ../gone',
        'echo after; [ "$PWD" = "$CODEBUILD_SRC_DIR" ] && pwd >/dev/null',
        'true',
        'rm -rf "$CODEBUILD_SRC_DIR/../../tmp" 2>/dev/null || true',
        'echo on',
      ),
    });
    // in a container our own folder is a mount, which loses its files but stays
    const stays = engine().executor === 'docker';
    expect(run.output).toBe(stays ? 'after\non\nnever\n' : 'after\n');
    expect(run.log.match(/Local build: the directory of the last command is gone; .*/g)).toEqual([
      'Local build: the directory of the last command is gone; the next one runs in OUTPUT/src123456789/src',
    ]);
    expect(
      run.log.includes('Error while executing command: echo on. Reason: its script could not be written'),
    ).toBe(!stays);
  });
}
