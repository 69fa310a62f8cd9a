import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runIn } from './run-support';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'run-failures-'));
});

afterEach(() => rm(cwd, { recursive: true, force: true }));

const buildspec = (text: string, name = 'buildspec.yml') => writeFile(join(cwd, name), text);
const onHost = (...args: string[]) => runIn(cwd, ['--executor', 'host', ...args]);

const commands = (...lines: string[]) =>
  [
    'version: 0.2',
    'phases:',
    '  build:',
    '    commands:',
    ...lines.map((line) => `      - ${line}`),
    '',
  ].join('\n');

describe('run explains a failed build', () => {
  test('on standard error, behind the log, which is CodeBuild’s alone', async () => {
    await buildspec(commands('echo fine', 'no-such-program --now'));
    const { exit, stdout, stderr } = await onHost();
    expect(exit).toBe(1);
    expect(stdout).not.toContain('Why the build failed');
    const lines = stderr.split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'Why the build failed: BUILD, command no-such-program --now (exit status 127)',
      '  at buildspec.yml:6:9',
    ]);
    expect(stderr).toContain('  Cause: `no-such-program` is not there (exit status 127).\n');
    expect(stderr).toContain('  What to do: Install it on this computer, or run the build in Docker.');
  });

  test('and says so where it does not know why, with the last lines', async () => {
    await buildspec(commands('"echo first; echo last; exit 3"'));
    const { stderr } = await onHost();
    expect(stderr).toBe(
      [
        'Why the build failed: BUILD, command echo first; echo last; exit 3 (exit status 3)',
        '  at buildspec.yml:5:9',
        '  | first',
        '  | last',
        '  Cause: not known; none of the known failures fits. These were the last lines.',
        '',
      ].join('\n'),
    );
  });

  test('with the first failure, and the artifacts that fail after it as a note', async () => {
    await buildspec(`${commands('"echo \'  2 failing\'; exit 1"')}artifacts:\n  files: dist/**/*\n`);
    const { stderr } = await onHost();
    expect(stderr).toContain('Why the build failed: BUILD');
    expect(stderr).toContain('  Likely cause: 2 tests failed');
    expect(stderr).toContain('  Note: UPLOAD_ARTIFACTS failed after it (no matching artifact paths found).');
  });

  test('of --format json as an event before the last one, and with nothing on standard error', async () => {
    await buildspec(commands('exit 137'));
    const { stdout, stderr } = await onHost('--format', 'json');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(stderr).toBe('');
    expect(events.at(-1)).toMatchObject({ event: 'build', buildStatus: 'FAILED' });
    expect(events.at(-2)).toMatchObject({
      event: 'explanation',
      buildId: events.at(-1).buildId,
      phaseType: 'BUILD',
      command: { text: 'exit 137', exitCode: 137 },
      cause: { code: 'killed', certainty: 'certain' },
    });
  });

  test('without the secrets that its output held, and without what a terminal obeys', async () => {
    await buildspec(commands(`"printf 'token %s \\\\033[2J done\\\\n' $API_TOKEN; exit 3"`));
    const { stderr } = await onHost('--env', 'API_TOKEN=hunter2hunter2');
    expect(stderr).toContain('  | token ***  done\n');
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('and not one that succeeded, or could not start', async () => {
    await buildspec(commands('echo fine'));
    expect((await onHost()).stderr).toBe('');
    const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
    const { stderr } = await runIn(cwd, ['--image', 'busybox'], { env });
    expect(stderr).not.toContain('Why the build failed');
  });
});

describe('run --batch', () => {
  const BATCH = `version: 0.2
batch:
  build-list:
    - identifier: a
    - identifier: b
    - identifier: c
      buildspec: c.yml
    - identifier: d
      env: {variables: {FINE: "1"}}
phases:
  build:
    commands:
      - '[ -n "$FINE" ] || exit 137'
`;

  test('explains each failed build behind the summary, those that failed alike together', async () => {
    await buildspec(BATCH);
    await buildspec(commands('no-such-program'), 'c.yml');
    const { exit, stdout, stderr } = await onHost('--batch');
    expect(exit).toBe(1);
    expect(stdout).toContain('\nBatch FAILED');
    expect(stderr).toMatch(/^Why the builds a, b failed: BUILD, command \[ -n .* \(exit status 137\)$/m);
    expect(stderr).toMatch(
      /^Why the build c failed: BUILD, command no-such-program \(exit status 127\)\n {2}at c\.yml:5:9$/m,
    );
    expect(stderr).not.toContain('build d failed');
  });

  test('of --format json tells the explanations before its last event', async () => {
    await buildspec(BATCH);
    await buildspec(commands('no-such-program'), 'c.yml');
    const { stdout } = await onHost('--batch', '--format', 'json');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ event: 'batch', buildBatchStatus: 'FAILED' });
    const explanations = events.filter(({ event }) => event === 'explanation');
    expect(explanations.map(({ cause }) => cause.code).sort()).toEqual([
      'command-not-found',
      'killed',
      'killed',
    ]);
  });
});
