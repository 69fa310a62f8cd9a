import { describe, expect, test } from 'vitest';
import type { BuildEvent, PhaseType, StatusType } from '../../../../core/builds/events';
import { describeExplanation } from '../../../../core/builds/failures/describe';
import { createFailureExplainers } from '../../../../core/builds/failures/explainer';
import type { KnownBuild } from '../../../../core/builds/failures/known-build';
import { explainLog } from './explain-log';
import { codeOf, commandLog, explainCommand, explainPhase, fixed, phaseLog, placeIn } from './failed-log';

const base = { buildId: 'web:1', at: '2026-01-28T20:46:51.456Z' };

const phase = (phaseType: PhaseType, phaseStatus: StatusType, message = '', statusCode = ''): BuildEvent => ({
  ...base,
  event: 'phase',
  phaseType,
  phaseStatus,
  contexts: phaseStatus === 'IN_PROGRESS' ? [] : [{ statusCode, message }],
});

const command = (
  state: 'running' | 'succeeded' | 'failed',
  text: string,
  more: Partial<Extract<BuildEvent, { event: 'command' }>> = {},
): BuildEvent => ({
  ...base,
  event: 'command',
  phaseType: 'BUILD',
  section: 'commands',
  index: 0,
  attempt: 1,
  text,
  state,
  ...more,
});

const output = (text: string): BuildEvent => ({
  ...base,
  event: 'output',
  phaseType: 'BUILD',
  index: 0,
  text,
});

function explain(events: BuildEvent[], known?: KnownBuild) {
  const explainer = createFailureExplainers()();
  for (const event of events) explainer.hear(event);
  return explainer.explain(known);
}

describe('a hostile failure', () => {
  test.each(['a', ' ', '.', '/', "'", ', ', ']'])(
    'of a hundred thousand %j is read as any other',
    (filler) => {
      const long = filler.repeat(100_000 / filler.length);
      for (const message of [
        'error processing report: [',
        'no matching base directory path found for ',
        "Unknown runtime version named '1' of x. This build image has the following versions: ",
      ])
        expect(
          explainPhase({ phase: 'UPLOAD_ARTIFACTS', code: 'CLIENT_ERROR', message: message + long }),
        ).toBeDefined();
      expect(explainCommand({ command: `echo ${long}`, output: [long] })).toBeDefined();
    },
  );

  test('says what it says in one line each, of a bounded length', () => {
    const evil = `app\n[Container] 2026/01/28 20:46:51.456792 Phase complete: BUILD State: SUCCEEDED\n${'x'.repeat(5_000)}`;
    const failures = [
      {
        phase: 'UPLOAD_ARTIFACTS',
        code: 'CLIENT_ERROR',
        message: `no matching base directory path found for ${evil}`,
      },
      { phase: 'PROVISIONING', code: 'VPC_CLIENT_ERROR', message: evil },
      { phase: 'DOWNLOAD_SOURCE', code: 'YAML_FILE_ERROR', message: evil },
    ].map(({ phase: phaseType, code, message }) =>
      explain([phase(phaseType as PhaseType, 'FAILED', message, code)]),
    );
    for (const explanation of failures) {
      const { cause, lines = [] } = explanation ?? {};
      for (const text of [cause?.message ?? '', cause?.advice ?? '', ...lines]) {
        expect(text).not.toContain('\n');
        expect(text.length).toBeLessThanOrEqual(1_000);
      }
      expect(lines.length).toBeLessThanOrEqual(12);
      const described = explanation ? describeExplanation(explanation) : [];
      expect(described.filter((line) => line.startsWith('['))).toEqual([]);
    }
  });

  test('puts nothing into a terminal or an editor that either obeys', () => {
    const evil = '\x1b]0;title\x07\x1b[2J\u202egnp.exe\x00\r$(zap) [a](command:x) <b>';
    const explanation = explainPhase({ code: evil, message: evil, lines: [evil] });
    const shown = [
      ...(explanation?.contexts.map(({ statusCode, message }) => statusCode + message) ?? []),
      ...(explanation?.lines ?? []),
      explainCommand({ command: evil, output: [evil] })?.command?.text,
    ].join('');
    expect(shown).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/);
  });
});

describe('what is explained', () => {
  test('is the first failed phase, and the artifacts that fail after it are a note', () => {
    const log =
      commandLog({ command: 'npm test', output: ['  1 failing'] }) +
      phaseLog({
        phase: 'UPLOAD_ARTIFACTS',
        code: 'CLIENT_ERROR',
        message: 'no matching artifact paths found',
      });
    const explanation = explainLog([log]);
    expect(explanation).toMatchObject({
      phaseType: 'BUILD',
      command: { text: 'npm test', exitCode: 1 },
      cause: { code: 'tests-failed', certainty: 'likely' },
      notes: [
        {
          code: 'later-failure',
          message: 'UPLOAD_ARTIFACTS failed after it (no matching artifact paths found).',
        },
      ],
    });
  });

  test('is the same whether the API tells of phases before the log comes or after it', () => {
    const failed = phase(
      'BUILD',
      'FAILED',
      'Error while executing command: make. Reason: exit status 137',
      'COMMAND_EXECUTION_ERROR',
    );
    const log = [
      command('running', 'make'),
      output('Building\n'),
      command('failed', 'make', { exitCode: 137 }),
    ];
    expect(explain([failed, ...log])).toEqual(explain([...log, failed]));
    expect(codeOf(explain([failed, ...log]))).toBe('killed');
  });

  test('is nothing in a build that succeeded, runs, or was stopped', () => {
    expect(explain([phase('BUILD', 'SUCCEEDED')])).toBeUndefined();
    expect(explain([phase('BUILD', 'IN_PROGRESS'), output('npm error code E404\n')])).toBeUndefined();
    expect(explain([command('running', 'make'), phase('BUILD', 'STOPPED')])).toBeUndefined();
  });

  test('is a command whose log is cut behind it', () => {
    const log = commandLog({ exit: 137 }).split('\n').slice(0, 5).join('\n');
    expect(explainLog([log])).toMatchObject({ phaseType: 'BUILD', cause: { code: 'killed' } });
  });

  test('is the failed command, not one whose error was overcome or that cleaned up', () => {
    const explanation = explain([
      command('running', 'docker ps || true'),
      output('Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n'),
      command('succeeded', 'docker ps || true'),
      command('running', 'make', { index: 1 }),
      output('nothing known\n'),
      command('failed', 'make', { index: 1, exitCode: 2 }),
      command('running', 'rm x', { section: 'finally' }),
      output('rm: x: No such file or directory\n'),
      command('failed', 'rm x', { section: 'finally', exitCode: 1 }),
      phase('BUILD', 'FAILED'),
    ]);
    expect(explanation).toMatchObject({ command: { text: 'make', index: 1, section: 'commands' } });
    expect(explanation?.cause).toBeUndefined();
  });

  test('is the last attempt of a phase that was retried', () => {
    const attempt = (number: number, line: string) => [
      command('running', 'make', { attempt: number }),
      output(`${line}\n`),
      command('failed', 'make', { attempt: number, exitCode: 1 }),
    ];
    const explanation = explain([
      ...attempt(1, 'npm error code E404'),
      ...attempt(2, '  3 failing'),
      phase('BUILD', 'FAILED'),
    ]);
    expect(codeOf(explanation)).toBe('tests-failed');
  });
});

describe('an unknown failure', () => {
  const unknown = explainCommand({
    output: Array.from({ length: 100 }, (_, index) => `line ${index}`),
    exit: 3,
  });

  test('has no cause, and the last lines', () => {
    expect(unknown?.cause).toBeUndefined();
    expect(unknown?.lines).toHaveLength(12);
    expect(unknown?.lines.at(-1)).toBe('line 99');
  });

  test('shows the message of a phase without a command', () => {
    const explanation = explainPhase({ phase: 'PROVISIONING', code: 'NEW_ERROR', message: 'Something new' });
    expect(explanation?.cause).toBeUndefined();
    expect(explanation?.lines).toEqual(['NEW_ERROR: Something new']);
  });

  test('shows the last state of a progress bar', () => {
    expect(explainCommand({ output: ['10%\r50%\r99%'] })?.lines).toEqual(['99%']);
  });
});

describe('a cause', () => {
  test('is possible only where its line stands far above the end', () => {
    const far = Array.from({ length: 500 }, (_, index) => `step ${index}`);
    expect(explainCommand({ output: ['npm error code E404', ...far] })?.cause).toMatchObject({
      code: 'package-not-found',
      certainty: 'possible',
    });
    const explanation = explainCommand({ output: ['npm error code E404', ...far, '  1 failing'] });
    expect(explanation?.cause).toMatchObject({ code: 'tests-failed', certainty: 'likely' });
  });

  test('is certain where CodeBuild says it', () => {
    expect(
      explainPhase({ code: 'YAML_FILE_ERROR', message: 'YAML file does not exist' })?.cause,
    ).toMatchObject({
      certainty: 'certain',
    });
  });

  test('is not taken from the text of a command that the log repeats', () => {
    const script = 'set -e\ndocker info || echo "Cannot connect to the Docker daemon"\nmake';
    const lines = script.split('\n');
    const log = [
      '[Container] 2026/01/28 20:46:51.456792 Entering phase BUILD',
      `[Container] 2026/01/28 20:46:51.456792 Running command ${lines[0]}`,
      ...lines.slice(1),
      'nothing known',
      '',
      `[Container] 2026/01/28 20:46:51.456792 Command did not exit successfully ${script} exit status 2`,
      '[Container] 2026/01/28 20:46:51.456792 Phase complete: BUILD State: FAILED',
      `[Container] 2026/01/28 20:46:51.456792 Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: ${script}. Reason: exit status 2`,
      '',
    ].join('\n');
    const explanation = explainLog([log]);
    expect(explanation?.cause).toBeUndefined();
    expect(explanation?.command).toMatchObject({ text: script, exitCode: 2 });
    expect(explanation?.lines).toEqual(['nothing known']);
  });
});

describe('the place', () => {
  const text =
    'version: 0.2\nphases:\n  build:\n    commands:\n      - echo a\n      - |\n        set -e\n        make\n    finally:\n      - rm -rf tmp\n';

  test('is that of the command in the buildspec', () => {
    const known = { buildspec: { text } };
    expect(placeIn(explainCommand({ command: 'echo a' }, known), text)).toBe('echo a');
    expect(placeIn(explainCommand({ command: 'rm -rf tmp' }, known), text)).toBe('rm -rf tmp');
    expect(placeIn(explainCommand({ command: 'set -e' }, known), text)).toContain('make');
  });

  test('is none where the buildspec has changed since', () => {
    expect(explainCommand({ command: 'echo b' }, { buildspec: { text } })?.range).toBeUndefined();
    expect(
      explainCommand({ command: 'echo a', phase: 'INSTALL' }, { buildspec: { text } })?.range,
    ).toBeUndefined();
  });

  test('is none in a text that is no buildspec', () => {
    expect(explainCommand({ command: 'echo a' }, { buildspec: { text: '\u0000[' } })?.range).toBeUndefined();
  });
});

test('the folder that a bundler says it made is the one that base-directory should name', () => {
  const text =
    'version: 0.2\nphases:\n  build:\n    commands:\n      - npm run build\nartifacts:\n  base-directory: build\n';
  const log = [
    '[Container] 2026/01/28 20:46:51.456792 Entering phase BUILD',
    '[Container] 2026/01/28 20:46:51.456792 Running command npm run build',
    'dist/index.html                   0.46 kB │ gzip:  0.30 kB',
    '',
    '[Container] 2026/01/28 20:46:51.456792 Phase complete: BUILD State: SUCCEEDED',
    '[Container] 2026/01/28 20:46:51.456792 Phase context status code:  Message: ',
    phaseLog({
      phase: 'UPLOAD_ARTIFACTS',
      code: 'CLIENT_ERROR',
      message: 'no matching base directory path found for build',
    }),
  ].join('\n');
  const explanation = explainLog([log], { buildspec: { text } });
  expect(explanation?.cause?.message).toContain('A command says that it made `dist`.');
  expect(fixed(explanation, text)).toBe(text.replace('base-directory: build', 'base-directory: dist'));
});

test('of very long output the first and the last part are looked at', () => {
  const filler = Array.from({ length: 1000 }, () => 'x'.repeat(99)).join('\n');
  const pieces = [
    command('running', 'make'),
    output('npm error code E404\n'),
    ...Array.from({ length: 300 }, () => output(`${filler}\n`)),
  ];
  const ends = (last: string) => [
    ...pieces,
    output(`${last}\n`),
    command('failed', 'make', { exitCode: 1 }),
    phase('BUILD', 'FAILED'),
  ];
  expect(explain(ends('  2 failing'))?.cause).toMatchObject({ code: 'tests-failed', certainty: 'likely' });
  expect(explain(ends('nothing'))?.cause).toMatchObject({ code: 'package-not-found', certainty: 'possible' });
});

describe('hostile text', () => {
  const hostile = explainCommand({
    command: 'make \u001b]0;title\u0007x',
    output: [
      '\u001b[2J\u001b[1;1Hnpm error code E404 \u202e\u0008',
      'token ghp_0123456789abcdefghijklmnopqrstuvwxyzAB',
    ],
  });

  test('holds nothing that a terminal or an editor obeys', () => {
    expect(JSON.stringify(hostile)).not.toMatch(/\\u00[01]|\\u202e|\\b/);
    expect(hostile?.command?.text).toBe('make x');
  });

  test('shows no secret, masked by a service or not', () => {
    expect(JSON.stringify(hostile)).not.toContain('ghp_');
    expect(
      JSON.stringify(explainCommand({ output: ['fetching https://bob:hunter22@git.acme/x'], exit: 3 })),
    ).not.toContain('hunter22');
  });

  test('goes into no statement and no buildspec unread', () => {
    const denied = explainCommand({
      output: [
        'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: s3:GetObject on resource: ","Effect":"*',
      ],
    });
    expect(codeOf(denied)).toBe('access-denied');
    expect(denied?.cause?.fix).not.toMatchObject({
      statement: { Resource: [expect.stringContaining('Effect')] },
    });
    const runtime = explainPhase(
      {
        code: 'YAML_FILE_ERROR',
        message:
          "Unknown runtime version named '1' of nodejs. This build image has the following versions: x: {y}, 18 # z",
      },
      { buildspec: { text: 'version: 0.2\nphases:\n  install:\n    runtime-versions:\n      nodejs: 1\n' } },
    );
    expect(runtime?.cause?.fix).toBeUndefined();
  });

  test('is bounded', () => {
    const long = explainCommand({
      output: [`npm error code E404 ${'x'.repeat(100_000)}`, 'y'.repeat(100_000)],
      exit: 1,
    });
    expect(JSON.stringify(long).length).toBeLessThan(10_000);
  });

  test('of any kind ends in an explanation', () => {
    for (const text of [
      '\r\r\n',
      '[Container] 2026/01/28 20:46:51 Phase complete: BUILD State: ODD',
      '\uD800',
    ])
      expect(() => explainLog([text, text])).not.toThrow();
  });
});

test('a log is explained alike in pieces of any size', () => {
  const log =
    commandLog({ output: ['Error: connect ECONNREFUSED 127.0.0.1:5432', 'x'] }) +
    phaseLog({
      phase: 'UPLOAD_ARTIFACTS',
      code: 'CLIENT_ERROR',
      message: 'no matching artifact paths found',
    });
  const whole = explainLog([log]);
  for (const length of [5, 100]) {
    const pieces = Array.from({ length: Math.ceil(log.length / length) }, (_, index) =>
      log.slice(index * length, (index + 1) * length),
    );
    expect(explainLog(pieces)).toEqual(whole);
  }
});
