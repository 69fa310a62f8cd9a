import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShownBuild } from '../../../client/testing/shown-build';
import type { TestingView } from '../../../client/testing/testing-view';
import { WorkspaceFiles } from '../../../client/testing/workspace-files';
import { FakeClock } from '../fake-clock';
import { aCoverageReport, aReport, aShownBuild, aTest } from './a-shown-build';
import { testingStub } from './testing-stub';

const stub = vi.hoisted(() => ({ current: undefined as unknown as ReturnType<typeof testingStub> }));
vi.mock(
  'vscode',
  () => new Proxy({}, { get: (_, name) => Reflect.get(stub.current.vscode, name), has: () => true }),
);

const TEXT = "it('adds', add);\n\nit('pays', pay);";
let view: TestingView;

async function open({ isTrusted = true } = {}) {
  stub.current = testingStub();
  stub.current.vscode.workspace.isTrusted = isTrusted;
  vi.resetModules();
  const { TestingView: Made } = await import('../../../client/testing/testing-view');
  const files = ['cart.js', 'Cart.php'].map((path) => ({
    uri: `file:///web/${path}`,
    path,
    folder: 'file:///web',
  }));
  view = new Made({ files: new WorkspaceFiles(async () => files, new FakeClock()), read: async () => TEXT });
}
beforeEach(() => open());

const rows = () => {
  const lines: string[] = [];
  const add = (
    items: Iterable<[string, { label: string; description?: string; children: never }]>,
    depth: string,
  ) => {
    for (const [, { label, description, children }] of items) {
      lines.push(`${depth}${label}${description ? ` (${description})` : ''}`);
      add(children, `${depth}  `);
    }
  };
  add(stub.current.items as never, '');
  return lines;
};

describe('a build in the Testing view', () => {
  it('is a run, below its project, with results, messages and places', async () => {
    await view.show(aShownBuild(), { isAsked: false });
    expect(rows()).toEqual(['web (build #12)', '  Cart', '    adds', '    pays (flaky)']);
    const [run] = stub.current.runs;
    expect(run).toMatchObject({ name: 'web #12', persist: false, ended: true });
    expect(run?.told).toEqual([
      'passed adds',
      'failed pays',
      'Reports of web #12 (failed)',
      'web-unit: 2 tests',
    ]);
    expect(run?.messages).toEqual([
      {
        message: 'expected 1\n    at cart.js:3:1',
        location: { uri: 'file:///web/cart.js', range: { line: 2 } },
      },
    ]);
  });

  it('has its tests at their lines, and flaky ones tagged', async () => {
    await view.show(aShownBuild(), { isAsked: false });
    const [[, root]] = stub.current.items as never as [[string, { children: Iterable<[string, never]> }]];
    const [[, suite]] = root.children as never as [[string, { children: Iterable<[string, object]> }]];
    expect([...suite.children].map(([, item]) => item)).toMatchObject([
      { uri: 'file:///web/Cart.php', range: { line: 0 }, tags: [] },
      { uri: 'file:///web/Cart.php', range: { line: 2 }, tags: [{ id: 'flaky' }] },
    ]);
  });

  it('takes the place of the build of its project before', async () => {
    await view.show(aShownBuild(), { isAsked: false });
    const reports = [aReport({ testCases: [aTest('prints', { prefix: 'Invoice' })] })];
    await view.show(aShownBuild({ description: 'build #13', reports }), { isAsked: false });
    expect(rows()).toEqual(['web (build #13)', '  Invoice', '    prints']);
  });

  it('says what broke off, what was skipped, and where a report says no more', async () => {
    const testCases = [
      aTest('a', { status: 'ERROR', message: '\x1b[31mboom\x1b[0m' }),
      aTest('b', { status: 'SKIPPED' }),
      aTest('c', { status: 'UNKNOWN' }),
      aTest('d', { status: 'FAILED' }),
    ];
    await view.show(aShownBuild({ reports: [aReport({ testCases })] }), { isAsked: false });
    const [run] = stub.current.runs;
    expect(run?.told.slice(0, 4)).toEqual(['errored a', 'skipped b', 'skipped c', 'failed d']);
    expect(run?.messages.map(({ message }) => message)).toEqual(['boom', 'The report does not say why.']);
  });

  it('begins with the line that says most, where a report quotes the source before it', async () => {
    const message =
      'def test_pays():\n>   assert pay() == 2\nE       assert 1 == 2\n\ntest_cart.py:3: AssertionError';
    const testCases = [aTest('pays', { status: 'FAILED', message })];
    await view.show(aShownBuild({ reports: [aReport({ testCases })] }), { isAsked: false });
    expect(stub.current.runs[0]?.messages[0]?.message).toBe(`assert 1 == 2\n\n${message}`);
  });

  it('opens at the first test that failed where the user asks for it, and keeps out of the way otherwise', async () => {
    await view.show(aShownBuild(), { isAsked: false });
    expect(stub.current.runs[0]?.request.preserveFocus).toBe(true);
    expect(stub.current.commands).toEqual([]);
    await view.show(aShownBuild(), { isAsked: true });
    expect(stub.current.runs[1]?.request.preserveFocus).toBe(false);
    expect(stub.current.commands).toMatchObject([
      ['workbench.view.testing.focus'],
      ['vscode.revealTestInExplorer', { label: 'pays' }],
    ]);
  });
});

describe('a hostile report', () => {
  it('shows names as text in one line, without icons, links or what turns the direction of reading', async () => {
    const name = '$(pass) [ok](command:evil)\u202e\n<b>x</b>\x1b[31m';
    const message = '[run](command:workbench.action.quit) <img src=x onerror=alert(1)>\x1b]8;;evil\x07';
    const testCases = [aTest(name, { prefix: name, status: 'FAILED', message, file: '../../../etc/passwd' })];
    await view.show(aShownBuild({ reports: [aReport({ name, testCases })] }), { isAsked: true });
    const shown = '$ (pass) [ok](command:evil) <b>x</b>[31m';
    expect(rows()).toEqual(['web (build #12)', `  ${shown}`, `    ${shown}`]);
    const [run] = stub.current.runs;
    // a message is a string, which VS Code shows as plain text
    expect(run?.messages[0]?.message).toMatch(/^\[run\]\(command:workbench\.action\.quit\) <img/);
    expect(run?.messages[0]).toMatchObject({ location: undefined });
    expect(run?.messages[0]?.message).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it('finds no file outside of the workspace, and no place that none has', async () => {
    const paths = [
      '../../../etc/passwd',
      '/etc/passwd',
      'C:\\Windows\\win.ini',
      '..',
      '',
      '\0',
      'a'.repeat(10_000),
    ];
    await view.show(aShownBuild({ reports: [aCoverageReport(...paths)] }), { isAsked: false });
    expect(stub.current.runs[0]?.coverage).toEqual([]);
    expect(stub.current.runs[0]?.told).toContain('7 covered files could not be found in this workspace.');
  });

  it('has its run ended, even where VS Code takes something of it for wrong', async () => {
    stub.current.refuses = true;
    await expect(
      view.show(aShownBuild({ reports: [aCoverageReport('cart.js')] }), { isAsked: false }),
    ).rejects.toThrow('wrong');
    expect(stub.current.runs[0]?.ended).toBe(true);
  });

  it('of a hundred thousand tests shows those that failed first, and counts the others', async () => {
    const testCases = Array.from({ length: 100_000 }, (_, index) =>
      aTest(`test ${index}`, index === 99_999 ? { status: 'FAILED', message: 'no' } : {}),
    );
    await view.show(aShownBuild({ reports: [aReport({ testCases })] }), { isAsked: true });
    const [run] = stub.current.runs;
    expect(run?.told.filter((line) => /^(?:passed|failed) /.test(line))).toHaveLength(10_000);
    expect(run?.told).toContain('failed test 99999');
    expect(run?.told).toContain('90000 tests more ran than the reports hold or the Testing view shows.');
    expect(stub.current.commands.at(-1)).toMatchObject([
      'vscode.revealTestInExplorer',
      { label: 'test 99999' },
    ]);
  });

  it('has lines where a file can have some', async () => {
    const lineHits: [number, number][] = [
      [0, 1],
      [-3, 1],
      [1.5, 1],
      [Number.NaN, 1],
      [1e21, 1],
      [2, 1],
    ];
    const report = { ...aCoverageReport('cart.js'), linesOf: async () => ({ lineHits }) };
    await view.show(aShownBuild({ reports: [report] }), { isAsked: false });
    const [run] = stub.current.runs;
    const details = await run?.request.profile?.loadDetailedCoverage?.(run, run.coverage[0]);
    expect(details).toMatchObject([{ location: { line: 1 } }]);
  });
});

describe('coverage', () => {
  it('comes with its build: totals of each file at once, lines when they are asked for', async () => {
    await view.show(aShownBuild({ reports: [aCoverageReport('cart.js', 'gone.js')] }), { isAsked: false });
    const [run] = stub.current.runs;
    expect(run?.request.profile?.kind).toBe(3);
    expect(run?.coverage).toEqual([
      {
        uri: 'file:///web/cart.js',
        statements: { covered: 3, total: 4 },
        branches: { covered: 1, total: 2 },
      },
    ]);
    expect(run?.told).toContain('1 covered file could not be found in this workspace.');
    expect(await run?.request.profile?.loadDetailedCoverage?.(run, run.coverage[0])).toEqual([
      {
        executed: 4,
        location: { line: 0, character: 0 },
        branches: [{ executed: true }, { executed: false }],
      },
      { executed: 0, location: { line: 1, character: 0 }, branches: [] },
    ]);
  });

  it('has no lines where the report has totals only', async () => {
    const { linesOf: _, ...totals } = aCoverageReport('cart.js');
    await view.show(aShownBuild({ reports: [totals] }), { isAsked: false });
    const [run] = stub.current.runs;
    expect(await run?.request.profile?.loadDetailedCoverage?.(run, run.coverage[0])).toEqual([]);
  });
});

describe('running again', () => {
  const runAll = () =>
    stub.current.profiles[0]?.run({}, { onCancellationRequested: () => ({ dispose() {} }) });
  const next = aShownBuild({ name: 'web #13', description: 'build #13' });
  const again = (run: NonNullable<ShownBuild['again']>['run'], question?: string) =>
    view.show(aShownBuild({ again: { run, question } }), { isAsked: false });

  it('says in its name that single tests do not', () => {
    expect(stub.current.profiles.map(({ label, kind }) => [label, kind])).toEqual([
      ['Run the Whole Build Again (No Single Tests)', 1],
      ['Run the Whole Build Again (No Single Tests)', 3],
    ]);
  });

  it('runs the build, and tells its results in the same run', async () => {
    await again(async () => next);
    await runAll();
    expect(stub.current.runs[1]).toMatchObject({ name: 'web #12 again', ended: true });
    expect(stub.current.runs[1]?.told).toEqual([
      'started adds',
      'started pays',
      'passed adds',
      'failed pays',
      'Reports of web #13 (failed)',
      'web-unit: 2 tests',
    ]);
    expect(rows()[0]).toBe('web (build #13)');
  });

  it('runs a build once, however many of its tests are asked for', async () => {
    const run = vi.fn(async () => next);
    await again(run);
    const [[, root]] = stub.current.items as never as [[string, { children: Iterable<[string, unknown]> }]];
    const include = [root, ...[...root.children].map(([, suite]) => suite)];
    await stub.current.profiles[0]?.run({ include }, { onCancellationRequested: () => ({ dispose() {} }) });
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks first where that is to be asked, and does nothing without an answer', async () => {
    const run = vi.fn(async () => next);
    await again(run, 'Run web #12 again on CodeBuild?');
    await runAll();
    expect(stub.current.questions).toEqual(['Run web #12 again on CodeBuild?']);
    expect(run).not.toHaveBeenCalled();
    stub.current.state.answer = 'Run Again';
    await runAll();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks before it runs several builds', async () => {
    const run = vi.fn(async () => undefined);
    await again(run);
    await view.show(aShownBuild({ root: { id: 'other', label: 'api' }, again: { run } }), { isAsked: false });
    await runAll();
    expect(stub.current.questions).toEqual(['Run 2 builds again?']);
    expect(run).not.toHaveBeenCalled();
  });

  it('ends where the build made no reports', async () => {
    await again(async () => undefined);
    await runAll();
    expect(stub.current.runs[1]).toMatchObject({ told: ['started adds', 'started pays'], ended: true });
  });

  it('stops the build where the run is cancelled', async () => {
    await again(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined))),
    );
    const running = runAll();
    await vi.waitFor(() => expect(stub.current.runs).toHaveLength(2));
    stub.current.runs[1]?.cancel();
    await running;
    expect(stub.current.runs[1]?.ended).toBe(true);
  });

  it('says so where it cannot', async () => {
    await view.show(aShownBuild(), { isAsked: false });
    await runAll();
    expect(stub.current.questions).toEqual([
      'These builds cannot run again from here. Start them from the CodeBuild view.',
    ]);
    expect(stub.current.runs).toHaveLength(1);
  });

  it('is not offered in Restricted Mode, until the workspace is trusted', async () => {
    await open({ isTrusted: false });
    await view.show(aShownBuild(), { isAsked: false });
    expect(stub.current.profiles).toEqual([]);
    expect(stub.current.runs[0]?.request.profile).toBeUndefined();
    stub.current.vscode.workspace.isTrusted = true;
    stub.current.granted.fire();
    expect(stub.current.profiles).toHaveLength(2);
  });
});

it('goes with the window', () => {
  view.dispose();
  expect(stub.current.state.disposed).toBe(true);
});
