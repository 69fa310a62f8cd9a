import { describe, expect, it } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { MATCHERS } from '../../../../core/builds/problems/matchers';
import { type FoundProblem, ProblemReader } from '../../../../core/builds/problems/problem-reader';
import { inWords, logOf, readProblems } from './problems-in';

const ERROR = "a.ts(1,2): error TS2304: Cannot find name 'x'.";

function hear(...events: Partial<BuildEvent>[]): FoundProblem[] {
  const problems: FoundProblem[] = [];
  const reader = new ProblemReader(MATCHERS, (problem) => problems.push(problem));
  for (const event of events) reader.hear({ buildId: 'web:1', phaseType: 'BUILD', ...event } as BuildEvent);
  return problems;
}
const output = (text: string, index = 0) => ({ event: 'output', index, text }) as const;
const command = (state: 'running' | 'failed', text = 'make') =>
  ({ event: 'command', state, text, index: 0, section: 'commands' }) as const;

/** The files that the first problem of a log may be in. */
const filesOf = (log: string) =>
  readProblems(log)[0]?.places.map(({ files }) =>
    files.flatMap(({ path, anywhere }) => (anywhere ? [] : path)),
  );

describe('the problems of a build', () => {
  it('are found in output that comes in pieces of any size', () => {
    const pieces = [...`${ERROR}\n`].map((text) => output(text));
    expect(hear(command('running'), ...pieces)).toHaveLength(1);
  });

  it('are found in a last line without an end', () => {
    expect(hear(command('running'), output(ERROR), command('failed'))).toHaveLength(1);
  });

  it('are each told once, however often they are printed', () => {
    expect(readProblems(logOf(`${ERROR}\n${ERROR}`))).toHaveLength(1);
  });

  it('count the last state of a line that was written over', () => {
    expect(readProblems(logOf(`50 %\r100 %\r${ERROR}`))).toHaveLength(1);
  });

  it("are none in the agent's own lines", () => {
    const log = `[Container] 2026/01/28 20:46:51.170520 Running command echo "${ERROR}"`;
    expect(readProblems(`${log}\n[Container] 2026/01/28 20:46:51.170520 ${ERROR}\n`)).toEqual([]);
  });

  it('do not go on from one command to the next', () => {
    expect(
      hear(
        command('running'),
        output('error[E0308]: mismatched\n'),
        command('running'),
        output(' --> a.rs:1:2\n'),
      ),
    ).toEqual([]);
  });

  it('hold no secret', () => {
    const [problem] = readProblems(logOf(`a.ts(1,2): error TS1: AKIA${'ABCDEFGH'.repeat(2)} is no key`));
    expect(problem?.message).toBe('*** is no key');
  });

  it('have the beginning of a message that never ends', () => {
    const [problem] = readProblems(logOf(`a.ts(1,2): error TS1: ${'x'.repeat(100_000)}`));
    expect(problem?.message).toMatch(/^x{999}…$/);
  });

  it('come to an end where a build tells of too many', () => {
    const lines = Array.from({ length: 6000 }, (_, index) => `a.ts(${index + 1},2): error TS1: no`);
    expect(readProblems(logOf(lines.join('\n')))).toHaveLength(5000);
  });
});

describe('the files of a problem', () => {
  it('may be in the directories that commands have changed into', () => {
    expect(filesOf(logOf(ERROR, 'cd packages/web && npx tsc'))).toEqual([['packages/web/a.ts', 'a.ts']]);
    expect(filesOf(logOf(ERROR, '(cd one; make) && cd "two"'))).toEqual([
      ['one/two/a.ts', 'one/a.ts', 'a.ts'],
    ]);
    expect(filesOf(logOf(ERROR, 'echo cd nowhere; cdk synth'))).toEqual([['a.ts']]);
  });

  it('stay there for the next command, as the shell does', () => {
    const log = `${logOf('', 'cd web')}[Container] 2026/01/28 20:47:51.170520 Running command tsc\n${ERROR}\n`;
    expect(filesOf(log)).toEqual([['web/a.ts', 'a.ts']]);
  });

  it('are where make says that it is', () => {
    const enters = "make[1]: Entering directory '/codebuild/output/src233/src/lib'";
    expect(filesOf(logOf(`${enters}\n${ERROR}`))).toEqual([['lib/a.ts', 'a.ts']]);
    const leaves = "make[1]: Leaving directory '/codebuild/output/src233/src/lib'";
    expect(filesOf(logOf(`${enters}\n${leaves}\n${ERROR}`))).toEqual([['a.ts']]);
  });

  it('are, of a stack, also those further out', () => {
    const log = logOf(`  File "app/main.py", line 3, in <module>
    run()
  File "/usr/lib/python3.12/json/decoder.py", line 355, in run
    raise
  File "app/lib.py", line 7, in run
    x()
ValueError: no`);
    expect(filesOf(log)).toEqual([['app/lib.py'], ['app/main.py']]);
  });

  it('are none where all paths lead elsewhere', () => {
    expect(readProblems(logOf('/etc/a.ts(1,2): error TS1: no\nC:\\a.ts(1,2): error TS1: no'))).toEqual([]);
  });
});

it('takes further matchers', () => {
  const own = [{ owner: 'own', pattern: { regexp: /^ERR (\S+)#(\d+) (.*)$/, file: 1, line: 2, message: 3 } }];
  expect(readProblems(logOf('ERR a.x#4 no'), own).map(inWords)).toEqual(['own: a.x:4 error no']);
});
