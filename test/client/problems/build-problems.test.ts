import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BuildProblems } from '../../../client/problems/build-problems';
import type { SourceFolders } from '../../../client/problems/source-files';
import type { BuildEvent } from '../../../core/builds/events';
import { FakeClock } from '../fake-clock';

const workspace = await vi.hoisted(async () => {
  const { aWorkspace } = await import('./a-workspace');
  return aWorkspace('/ws', ['/ws/a.ts', '/ws/b.ts']);
});
vi.mock('vscode', () => workspace.vscode);

let clock: FakeClock;
let problems: BuildProblems;
let changed: () => void;
const settings = {
  isEnabled: () => true,
  matchers: (): unknown => undefined,
  onDidChange(listener: () => void) {
    changed = listener;
    return { dispose() {} };
  },
};
beforeEach(() => {
  workspace.diagnostics.clear();
  clock = new FakeClock();
  problems = new BuildProblems({ clock, settings });
});

const folders = async () => new Map([['', workspace.uriOf('/ws')]]) as unknown as SourceFolders;
const follow = (title = 'web #1', of = 'web') => problems.follow({ of, title, folders });
const prints = (text: string) =>
  ({
    event: 'output',
    buildId: 'web:1',
    at: '',
    phaseType: 'BUILD',
    index: 0,
    text: `${text}\n`,
  }) as BuildEvent;
const error = (file: string, line = 1) => `${file}(${line},3): error TS1: wrong`;

/** What the Problems view has of a file once all is shown. */
async function shown(path: string): Promise<string[]> {
  await import('../../../client/problems/reading');
  for (let turn = 0; turn < 3; turn += 1) await clock.pass(300);
  const all = (workspace.diagnostics.get(path) ?? []) as {
    range: { text: string };
    message: string;
    severity: string;
    code: string;
    source: string;
  }[];
  return all.map(({ range, message, severity, code, source }) =>
    [range.text, severity, code, message, `(${source})`].join(' '),
  );
}

describe('the problems of builds', () => {
  it('are shown in the files that they are of, with tool and build', async () => {
    const hear = follow();
    hear(prints(error('a.ts')));
    hear(prints('b.ts:4: error: wrong'));
    expect(await shown('/ws/a.ts')).toEqual(['0 2 0 2 error TS1 wrong (tsc, web #1)']);
    hear(prints('Makefile:4: *** wrong'));
    expect([...workspace.diagnostics.keys()]).toEqual(['/ws/a.ts']);
  });

  it('go with the next build of the same, and those that come late too', async () => {
    const hear = follow();
    hear(prints(error('a.ts')));
    follow('api #1', 'api')(prints(error('b.ts')));
    await shown('/ws/a.ts');
    problems.forget('web');
    expect([...workspace.diagnostics.keys()]).toEqual(['/ws/b.ts']);
    hear(prints(error('a.ts', 2)));
    expect(await shown('/ws/a.ts')).toEqual([]);
  });

  it('of builds beside each other stand together', async () => {
    follow('web #1, one')(prints(error('a.ts', 1)));
    follow('web #1, two')(prints(error('a.ts', 2)));
    expect(await shown('/ws/a.ts')).toHaveLength(2);
  });

  it('are no more than anybody reads', async () => {
    const hear = follow();
    for (let line = 1; line <= 600; line += 1) hear(prints(error('a.ts', line)));
    await shown('/ws/a.ts');
    await vi.waitFor(async () => expect(await shown('/ws/a.ts')).toHaveLength(500));
  });

  it('are found by the matchers of the settings too', async () => {
    problems = new BuildProblems({
      clock,
      settings: {
        ...settings,
        matchers: () => [{ owner: 'own', pattern: { regexp: '^(\\S+)#(\\d+)#(\\d+) .*$' } }],
      },
    });
    follow()(prints('a.ts#4#2 no'));
    expect(await shown('/ws/a.ts')).toEqual(['3 1 3 1 error  a.ts#4#2 no (own, web #1)']);
  });

  it('are not looked for where the settings say so', async () => {
    problems = new BuildProblems({ clock, settings: { ...settings, isEnabled: () => false } });
    follow()(prints(error('a.ts')));
    expect(await shown('/ws/a.ts')).toEqual([]);
  });

  it('go when the settings want none any more', async () => {
    let isEnabled = true;
    problems = new BuildProblems({ clock, settings: { ...settings, isEnabled: () => isEnabled } });
    follow()(prints(error('a.ts')));
    expect(await shown('/ws/a.ts')).toHaveLength(1);
    isEnabled = false;
    changed();
    expect(await shown('/ws/a.ts')).toEqual([]);
  });

  it('without a column are on the whole line', async () => {
    follow()(prints('make: *** [Makefile:4: a] Error 1\nsrc.c:1: nothing\na.ts: line 4, col 0, Error - no'));
    expect(await shown('/ws/a.ts')).toEqual(['3 0 3 0 error  no (eslint, web #1)']);
    follow()(prints('  File "b.ts", line 2\nValueError: no'));
    expect(await shown('/ws/b.ts')).toEqual([
      `1 0 1 ${Number.MAX_SAFE_INTEGER} error  ValueError: no (python, web #1)`,
    ]);
  });
});
