import { describe, expect, it } from 'vitest';
import { SectionReader } from '../../../../core/builds/log/section-reader';
import { sectionAt, sectionDuration } from '../../../../core/builds/log/sections';

function read(...lines: string[]): SectionReader {
  const reader = new SectionReader();
  for (const line of lines.flatMap((text) => text.split('\n'))) reader.read(line);
  return reader;
}

const at = (second: number, text: string) =>
  `[Container] 2026/01/28 20:46:${String(second).padStart(2, '0')}.500000 ${text}`;

const FAILING = [
  at(0, 'Phase is DOWNLOAD_SOURCE'),
  at(1, 'Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED'),
  at(1, 'Phase context status code:  Message: '),
  at(2, 'Entering phase BUILD'),
  at(2, 'Running command echo error: none'),
  'error: none',
  '',
  at(3, 'Running command npm test'),
  '> vitest',
  'FAIL  sum.test.ts > adds',
  'AssertionError: expected 3 to be 4',
  '',
  at(9, 'Command did not exit successfully npm test exit status 1'),
  at(9, 'Phase complete: BUILD State: FAILED'),
  at(
    9,
    'Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: npm test. Reason: exit status 1',
  ),
  at(10, 'Entering phase POST_BUILD'),
  at(11, 'Phase complete: POST_BUILD State: SUCCEEDED'),
  at(11, 'Phase context status code:  Message: '),
  at(12, 'Expanding base directory path: .'),
  at(13, 'Phase complete: UPLOAD_ARTIFACTS State: FAILED'),
  at(13, 'Phase context status code: CLIENT_ERROR Message: no matching base directory path found for dist'),
];

const outline = ({ sections }: SectionReader) =>
  sections.map(({ kind, name, line, endLine, status }) => [kind, name, line, endLine, status]);

describe('the sections of a log', () => {
  it('are its phases and the commands in them, with their ends', () => {
    expect(outline(read(...FAILING))).toEqual([
      ['phase', 'DOWNLOAD_SOURCE', 0, 2, 'SUCCEEDED'],
      ['phase', 'BUILD', 3, 14, 'FAILED'],
      ['command', 'echo error: none', 4, 5, 'SUCCEEDED'],
      ['command', 'npm test', 7, 12, 'FAILED'],
      ['phase', 'POST_BUILD', 15, 17, 'SUCCEEDED'],
      ['phase', 'UPLOAD_ARTIFACTS', 18, 20, 'FAILED'],
    ]);
  });

  it('have durations, and commands their exit status and phase', () => {
    const { sections } = read(...FAILING);
    expect(sections.map(sectionDuration)).toEqual([1000, 7000, 1000, 6000, 1000, 1000]);
    expect(sections[3]).toMatchObject({ exitCode: 1, phaseType: 'BUILD' });
  });

  it('are in progress while their ends are not there', () => {
    const reader = read(...FAILING.slice(0, 9));
    expect(outline(reader).slice(-1)).toEqual([['command', 'npm test', 7, 8, 'IN_PROGRESS']]);
    expect(reader.sections.map(sectionDuration)).toEqual([1000, undefined, 1000, undefined]);
    reader.read('more');
    expect(reader.sections.map(({ endLine }) => endLine)).toEqual([2, 9, 5, 9]);
  });

  it('know where a line is', () => {
    const { sections } = read(...FAILING);
    expect([0, 3, 5, 6, 9, 19].map((line) => sectionAt(sections, line)?.name)).toEqual([
      'DOWNLOAD_SOURCE',
      'BUILD',
      'echo error: none',
      'BUILD',
      'npm test',
      'UPLOAD_ARTIFACTS',
    ]);
  });

  it('read a failed command of several lines, which the agent repeats whole', () => {
    const reader = read(
      at(1, 'Entering phase BUILD'),
      at(1, 'Running command set -e\nmake\nmake install'),
      'make: nothing to do',
      '',
      at(5, 'Command did not exit successfully set -e\nmake\nmake install exit status 2'),
      at(5, 'Phase complete: BUILD State: FAILED'),
      at(
        5,
        'Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: set -e\nmake\nmake install. Reason: exit status 2',
      ),
    );
    expect(outline(reader)).toEqual([
      ['phase', 'BUILD', 0, 12, 'FAILED'],
      ['command', 'set -e', 1, 8, 'FAILED'],
    ]);
    expect(reader.sections[1]?.exitCode).toBe(2);
    expect(reader.errorLines).toEqual([6]);
  });

  it('end with the phase that was ended', () => {
    const reader = read(
      at(1, 'Entering phase BUILD'),
      at(1, 'Running command sleep 999'),
      at(9, 'Phase complete: BUILD State: TIMED_OUT'),
    );
    expect(reader.sections.map(({ status }) => status)).toEqual(['TIMED_OUT', 'TIMED_OUT']);
  });

  it('are bounded, whatever a build prints', () => {
    const reader = new SectionReader();
    for (let line = 0; line < 60_000; line += 1) reader.read(at(1, `Running command ${line}`));
    expect(reader.sections).toHaveLength(50_000);
    expect(reader.lineCount).toBe(60_000);
  });
});

describe('the errors of a log', () => {
  it('are what the agent says of failures and the errors in the output of commands that failed', () => {
    // of the phase that follows the failed one, the reason
    expect(read(...FAILING).errorLines).toEqual([9, 10, 12, 20]);
  });

  it('are none in a command that succeeded or still runs', () => {
    const running = [
      at(1, 'Running command make'),
      'error: no',
      at(2, 'Running command next'),
      'error: perhaps',
    ];
    expect(read(...running).errorLines).toEqual([]);
  });

  it.each([
    '\x1b[41m\x1b[1m FAIL \x1b[22m\x1b[49m test/shop.test.ts > refunds an order',
    'src/a.ts(3,1): error TS2304: Cannot find name x.',
    'main.c:3:1: error: expected ;',
    '[ERROR] Failed to execute goal',
    'npm ERR! code ELIFECYCLE',
    'npm error code 1',
    'Traceback (most recent call last):',
    'ModuleNotFoundError: No module named x',
    'java.lang.NullPointerException: null',
    'Exception in thread "main" java.lang.Error',
    'panic: runtime error: index out of range',
    '--- FAIL: TestSum (0.00s)',
    'FAILED tests/test_sum.py::test_add',
    'E: Unable to locate package nothere',
    '/codebuild/output/tmp/script.sh: line 4: foo: command not found',
    'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation',
    'fatal: not a git repository',
    'unable to prepare context: path "./src" not found',
    'make: *** [Makefile:2: all] Error 1',
  ])('know as one: %s', (output) => {
    const reader = read(
      at(1, 'Running command make'),
      output,
      '',
      at(2, 'Command did not exit successfully make exit status 1'),
    );
    expect(reader.errorLines).toEqual([1, 3]);
  });

  it.each([
    '0 errors',
    'Tests: 0 failed, 12 passed',
    'installing error-stack-parser@2.1.4',
    'compiling src/errors.c',
    'no problem',
  ])('know as none: %s', (output) => {
    const reader = read(
      at(1, 'Running command make'),
      output,
      '',
      at(2, 'Command did not exit successfully make exit status 1'),
    );
    expect(reader.errorLines).toEqual([3]);
  });
});

describe('lines with something before them', () => {
  const uuid = '11111111-2222-3333-4444-555555555555';
  it.each([
    ['AWS’s local agent', 'agent_1  | '],
    ['AWS’s local agent in colours', '\x1b[36magent_1  |\x1b[0m '],
    ['docker compose', 'agent-1  | '],
    ['aws logs tail', `2026-01-28T20:46:51.456000+00:00 ${uuid} `],
    [
      'aws logs tail with a stream prefix, in colours',
      `\x1b[32m2026-01-28T20:46:51.456000+00:00\x1b[0m \x1b[36mweb/builds/${uuid}\x1b[0m `,
    ],
    ['aws logs tail --format short', '2026-01-28T20:46:51 '],
    ['a copy of the console with times', '2026-01-28T20:46:51.456Z\t'],
    ['a copy of the console with numbers', ' 12 | '],
  ])('are read as without: %s', (_what, prefix) => {
    const reader = read(...FAILING.map((line) => `${prefix}${line}`));
    expect(outline(reader)).toEqual(outline(read(...FAILING)));
    expect(reader.errorLines).toEqual([9, 10, 12, 20]);
  });
});

describe('the log of a batch', () => {
  // line by line, as two builds that run side by side may come
  const [lint, unit] = ['lint | ', '\x1b[36munit |\x1b[0m '].map((prefix) =>
    FAILING.map((line) => (line === '' ? prefix.trimEnd() : `${prefix}${line}`)),
  );
  const both = (lint ?? []).flatMap((line, index) => [line, unit?.[index] ?? '']);

  it('has the phases and commands of each build', () => {
    const { sections } = read(...both);
    const of = (build: string) => sections.filter((section) => section.build === build);
    const ofOne = read(...FAILING);
    const inWords = (all: typeof sections) =>
      all.map(({ kind, name, status, exitCode }) => [kind, name, status, exitCode]);
    expect(inWords(of('lint'))).toEqual(inWords(ofOne.sections));
    expect(inWords(of('unit'))).toEqual(inWords(ofOne.sections));
    expect(of('lint').map(({ line, endLine }) => [line / 2, endLine / 2])).toEqual(
      ofOne.sections.map(({ line, endLine }) => [line, endLine]),
    );
  });

  it('has the errors of each, in the order of their lines', () => {
    expect(read(...both).errorLines).toEqual([9, 10, 12, 20].flatMap((line) => [2 * line, 2 * line + 1]));
  });

  it('knows where a line is by its build', () => {
    const { sections } = read(...both);
    expect(sectionAt(sections, 18, 'lint')).toMatchObject({ name: 'npm test', build: 'lint' });
    expect(sectionAt(sections, 18, 'unit')).toMatchObject({ name: 'npm test', build: 'unit' });
  });

  it('folds by what follows each other, where it is long enough', () => {
    const { stretches } = read(...(lint ?? []), 'unit | a', ...(lint ?? []).slice(0, 3), 'Batch FAILED');
    expect(stretches).toEqual([
      { build: 'lint', line: 0, endLine: 20 },
      { build: 'lint', line: 22, endLine: 24 },
    ]);
  });

  it('folds what a build prints now', () => {
    expect(read(...(lint ?? []).slice(0, 3)).stretches).toEqual([{ build: 'lint', line: 0, endLine: 2 }]);
  });

  it('is none where the agent began without an identifier, whatever a command prints', () => {
    const table = ['name | value', ...(lint ?? [])];
    const { sections, stretches } = read(
      at(1, 'Entering phase BUILD'),
      at(1, 'Running command cat log'),
      ...table,
    );
    expect(sections.map(({ name }) => name)).toEqual(['BUILD', 'cat log']);
    expect(stretches).toEqual([]);
  });

  it('has no builds but those of which the agent wrote', () => {
    const { stretches } = read(...(lint ?? []), 'name | 1', 'name | 2', 'name | 3', '');
    expect(stretches.map(({ build }) => build)).toEqual(['lint']);
  });

  it('does not take what a build prints for a line of another one', () => {
    const { sections } = read(...(lint ?? []).slice(0, 5), `lint | unit | ${at(3, 'Entering phase BUILD')}`);
    expect(sections.map(({ build }) => build)).toEqual(['lint', 'lint', 'lint']);
  });
});
