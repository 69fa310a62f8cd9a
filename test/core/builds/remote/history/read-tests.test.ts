import { beforeEach, describe, expect, it } from 'vitest';
import { select } from '../../../../../core/insights/filter';
import { flakyTests } from '../../../../../core/insights/flaky-tests';
import { testPassRate } from '../../../../../core/insights/test-pass-rate';
import { temporaryDirectory } from '../../../emulator/support';
import { Window } from './a-window';
import { Account, aBuild, error, NOW } from './an-account';

const DAY = 86_400_000;
let account: Account;
let directory: string;

beforeEach(async () => {
  account = new Account();
  directory = await temporaryDirectory();
});

type Results = Record<string, 'SUCCEEDED' | 'FAILED' | 'ERROR' | 'SKIPPED'>;

/** A build of a commit with a report of these tests. */
function tested(number: number, sourceVersion: string, results: Results, daysAgo = 1): void {
  const arn = `arn:aws:codebuild:us-east-1:123456789012:report/web-unit:${number}`;
  account.put(aBuild('web', number, { resolvedSourceVersion: sourceVersion, reportArns: [arn], daysAgo }));
  const statusCounts: Record<string, number> = {};
  for (const status of Object.values(results)) statusCounts[status] = (statusCounts[status] ?? 0) + 1;
  const total = Object.keys(results).length;
  account.testReports.set(arn, {
    report: {
      arn,
      type: 'TEST',
      status: 'SUCCEEDED',
      testSummary: { total, statusCounts, durationInNanoSeconds: 0 },
    },
    testCases: Object.entries(results).map(([name, status]) => ({ name, prefix: 'unit', status })),
  });
}

async function fetched() {
  const window = await Window.open(directory);
  const end = await window.fetch(account, ['web']);
  await window.close();
  return { window, end, all: select(window.history, { range: { from: 0, to: NOW + DAY } }) };
}

describe('test reports', () => {
  it('give the tests that succeeded and failed, and skipped ones apart', async () => {
    tested(1, 'a', { adds: 'SUCCEEDED', divides: 'ERROR', waits: 'SKIPPED' });
    tested(2, 'b', { adds: 'SUCCEEDED', divides: 'FAILED' });
    expect(testPassRate((await fetched()).all)).toEqual({
      part: 2,
      of: 4,
      ratio: 0.5,
      builds: 2,
      skipped: 1,
    });
  });

  it('are read once', async () => {
    tested(1, 'a', { adds: 'SUCCEEDED' });
    await fetched();
    account.seen();
    const { all } = await fetched();
    expect(account.seen()).toEqual(['list web']);
    expect(testPassRate(all)).toMatchObject({ builds: 1 });
  });

  it('are read in hundreds, of many builds at once', async () => {
    for (let number = 1; number <= 120; number++) tested(number, `${number}`, { adds: 'SUCCEEDED' });
    await fetched();
    expect(account.seen().filter((call) => call.startsWith('reports'))).toEqual([
      'reports 100',
      'reports 20',
    ]);
  });

  it('that are older than 30 days are not asked for: CodeBuild has them no more', async () => {
    tested(1, 'a', { adds: 'SUCCEEDED' }, 31);
    await fetched();
    expect(account.seen()).toEqual(['list web', 'get web:1']);
  });

  it('that are of coverage, or still being made, tell nothing', async () => {
    tested(1, 'a', { adds: 'SUCCEEDED' });
    tested(2, 'b', { adds: 'SUCCEEDED' });
    const [first, second] = [...account.testReports.values()];
    if (first) first.report.type = 'CODE_COVERAGE';
    if (second) second.report.status = 'GENERATING';
    expect(testPassRate((await fetched()).all)).toEqual({ part: 0, of: 0, builds: 0, skipped: 0 });
  });

  it('that may not be read are told of, and take nothing from the rest', async () => {
    tested(1, 'a', { adds: 'SUCCEEDED' });
    account.fail(/^reports/, error('denied'));
    const { window, end } = await fetched();
    expect(end).toEqual({ problems: [{ error: error('denied') }] });
    expect(window.numbers()).toEqual([1]);
  });
});

describe('single tests', () => {
  it('are read where a commit was built several times and a test failed, and show what is flaky', async () => {
    tested(1, 'a', { adds: 'SUCCEEDED', divides: 'FAILED', waits: 'SUCCEEDED' });
    tested(2, 'a', { adds: 'SUCCEEDED', divides: 'SUCCEEDED', waits: 'SKIPPED' });
    // alone, or always well: nothing to compare
    tested(3, 'b', { divides: 'FAILED' });
    tested(4, 'c', { divides: 'SUCCEEDED' });
    tested(5, 'c', { divides: 'SUCCEEDED' });
    const { all } = await fetched();
    const arn = 'arn:aws:codebuild:us-east-1:123456789012:report/web-unit';
    expect(account.seen().filter((call) => call.startsWith('tests'))).toEqual([
      `tests ${arn}:2`,
      `tests ${arn}:1`,
    ]);
    expect(flakyTests(all)).toEqual([
      { key: 'web-unit ["","unit","divides"]', project: 'web', failedIn: 'web:1', part: 1, of: 1, ratio: 1 },
    ]);
  });

  it('of a build that comes later are compared with those that are on disk', async () => {
    tested(1, 'a', { divides: 'FAILED' });
    await fetched();
    tested(2, 'a', { divides: 'SUCCEEDED' });
    account.seen();
    expect(flakyTests((await fetched()).all)).toHaveLength(1);
    await fetched();
    expect(account.seen().filter((call) => call.startsWith('tests'))).toHaveLength(2);
  });

  it('whose name two tests of a report share tell nothing', async () => {
    tested(1, 'a', { divides: 'FAILED' });
    tested(2, 'a', { divides: 'SUCCEEDED' });
    for (const { testCases } of account.testReports.values()) testCases.push(...testCases);
    expect(flakyTests((await fetched()).all)).toEqual([]);
  });
});
