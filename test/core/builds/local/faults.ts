import process from 'node:process';
import { expect, test } from 'vitest';
import type { BuildEvent, Clock } from '../../../../core/builds/events';
import type { Engine } from '../../../../core/builds/local/engine';
import { phaseEnds, runBuild } from './support';

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

  test('100 MB of output go through in little memory', async () => {
    let length = 0;
    let mostBytes = 0;
    const before = process.memoryUsage();
    const run = await runBuild({
      engine: engine(),
      keepEvents: false,
      buildspec: buildspecOf("head -c 100000000 /dev/zero | tr '\\0' x"),
      onEvent: (event) => {
        if (event.event !== 'output' || event.index === undefined) return;
        length += event.text.length;
        const now = process.memoryUsage();
        mostBytes = Math.max(mostBytes, now.rss - before.rss);
      },
    });
    expect(run.outcome).toMatchObject({ ok: true });
    expect(length).toBe(100_000_000 + 'never\n'.length);
    expect(mostBytes).toBeLessThan(150_000_000);
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
        'rm -rf "$CODEBUILD_SRC_DIR/../../tmp"',
        'echo unwritten',
      ),
    });
    expect(run.output).toBe('after\n');
    expect(run.log.match(/Local build: the directory of the last command is gone; .*/g)).toEqual([
      'Local build: the directory of the last command is gone; the next one runs in OUTPUT/src123456789/src',
    ]);
    expect(run.log).toContain(
      'Error while executing command: echo unwritten. Reason: its script could not be written',
    );
  });
}
