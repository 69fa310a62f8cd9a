import type { Build, Report, TestCase } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../../client/cloud/api';
import { reportNodeModel, testCaseNodeModel } from '../../../../client/cloud/nodes/report-nodes';
import { CloudStore } from '../../../../client/cloud/store';
import { shownBuild } from '../../../../client/cloud/testing/shown-build';
import { testKey } from '../../../../core/builds/reports/flaky-tests';
import { LinesOfFiles } from '../../../../core/builds/reports/lines-of-files';
import { failedBuild } from '../../builds';
import { anApi, failed, ok } from '../an-api';
import { BUILD_ARN, failedBatch, REPORT_ARN, testReport } from '../builds';

const COMMIT = 'c0ffee'.padEnd(40, '0');
const COVERAGE_ARN = REPORT_ARN.replace(':r1', ':c1');
const coverageReport: Report = testReport({
  arn: COVERAGE_ARN,
  type: 'CODE_COVERAGE',
  reportGroupArn: 'arn:aws:codebuild:eu-west-1:123456789012:report-group/web-coverage',
  testSummary: undefined,
});

let calls: string[];
let told: string[];
let reports: Record<string, Report>;
let tests: Record<string, TestCase[]>;
let store: CloudStore;

function open(overrides: Partial<CloudApi> = {}) {
  calls = [];
  told = [];
  store = new CloudStore(
    anApi({
      reports: (arns) => ok(arns.flatMap((arn) => reports[arn] ?? [])),
      testCases: (arn, from = '0') => {
        calls.push(`tests ${arn.slice(-2)} ${from}`);
        const next = Number(from) + 1;
        const all = tests[arn] ?? [];
        return ok({ testCases: all.slice(next - 1, next), ...(next < all.length && { next: String(next) }) });
      },
      codeCoverages: (arn) => {
        calls.push(`coverages ${arn.slice(-2)}`);
        return ok({ codeCoverages: [{ filePath: 'cart.js', linesCovered: 3, linesMissed: 1 }] });
      },
      ...overrides,
    }),
  );
}

beforeEach(() => {
  reports = { [REPORT_ARN]: testReport(), [COVERAGE_ARN]: coverageReport };
  tests = {
    [REPORT_ARN]: [
      { name: 'adds', prefix: 'Cart', status: 'SUCCEEDED', durationInNanoSeconds: 3 },
      { name: 'pays', prefix: 'Cart', status: 'FAILED', message: 'expected 1' },
      { status: 'STRANGE' },
    ],
  };
  open();
});

const build = (overrides: Partial<Build> = {}) =>
  failedBuild({ id: 'web:test2', reportArns: [REPORT_ARN, COVERAGE_ARN], ...overrides });
const show = async (shown: Build, isOnly = true) => {
  store.builds.put(shown);
  const session = { id: 'aws', name: 'default', store };
  const onFailure = ({ message }: { message: string }) => void told.push(message);
  const answer = await shownBuild({ session, build: shown }, { isOnly, onFailure, onUnread: onFailure });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

describe('a build on CodeBuild in the Testing view', () => {
  it('stands below its project with all that its reports hold, read page by page', async () => {
    expect(await show(build({ resolvedSourceVersion: COMMIT }))).toEqual({
      root: { id: 'cloud aws web', label: 'web' },
      name: 'web #12',
      description: 'build #12 of main @ c0ffee0',
      status: 'Failed',
      again: undefined,
      reports: [
        {
          name: 'web-unit',
          identifier: undefined,
          total: 46,
          testCases: [
            { name: 'adds', prefix: 'Cart', status: 'SUCCEEDED', durationInNanoSeconds: 3 },
            {
              name: 'pays',
              prefix: 'Cart',
              status: 'FAILED',
              durationInNanoSeconds: 0,
              message: 'expected 1',
            },
            { name: '', status: 'UNKNOWN', durationInNanoSeconds: 0 },
          ],
          flaky: new Set(),
          codeCoverages: [],
        },
        {
          name: 'web-coverage',
          identifier: undefined,
          total: undefined,
          testCases: [],
          flaky: new Set(),
          codeCoverages: [
            {
              filePath: 'cart.js',
              linesCovered: 3,
              linesMissed: 1,
              lineCoveragePercentage: 0,
              branchCoveragePercentage: 0,
              branchesCovered: 0,
              branchesMissed: 0,
            },
          ],
        },
      ],
    });
    expect(calls.sort()).toEqual(['coverages c1', 'tests r1 0', 'tests r1 1', 'tests r1 2']);
  });

  it('is read once, until everything is read again', async () => {
    await show(build());
    const first = calls.length;
    await show(build());
    expect(calls.length).toBe(first);
    store.builds.reports.forget();
    await show(build());
    expect(calls.length).toBe(2 * first);
  });

  it('names its connection where there are several', async () => {
    expect((await show(build(), false)).root.label).toBe('web (default)');
  });

  it('is not shown where a call fails, which is tried again the next time', async () => {
    let fails = true;
    open({ testCases: () => (fails ? failed('network') : ok({ testCases: [] })) });
    await expect(show(build())).rejects.toThrow('It is network.');
    fails = false;
    expect((await show(build())).reports).toHaveLength(2);
  });

  it('is shown without the tests that AWS denies, which is told; where nothing is left it is not', async () => {
    open({ testCases: () => failed('denied', 'No codebuild:DescribeTestCases.') });
    expect((await show(build())).reports.map(({ name }) => name)).toEqual(['web-coverage']);
    expect(told).toEqual(['No codebuild:DescribeTestCases.']);
    await expect(show(build({ reportArns: [REPORT_ARN] }))).rejects.toThrow(
      'No codebuild:DescribeTestCases.',
    );
  });

  it('takes numbers that are none for none', async () => {
    open({
      testCases: () => ok({ testCases: [{ name: 'a', durationInNanoSeconds: Number.NaN }] }),
      codeCoverages: () =>
        ok({
          codeCoverages: [
            { filePath: 'cart.js', linesCovered: 3, linesMissed: -5, lineCoveragePercentage: Number.NaN },
            { linesCovered: Number.POSITIVE_INFINITY, branchCoveragePercentage: 700 },
          ],
        }),
    });
    const [unit, coverage] = (await show(build())).reports;
    expect(unit?.testCases).toMatchObject([{ durationInNanoSeconds: 0 }]);
    expect(coverage?.codeCoverages).toMatchObject([
      { linesCovered: 3, linesMissed: 0, lineCoveragePercentage: 0 },
      { filePath: '', linesCovered: 0, branchCoveragePercentage: 100 },
    ]);
  });

  it('holds no endless list', async () => {
    open({
      testCases: (_, from = '0') => ok({ testCases: Array(100).fill({ name: from }), next: `${from}1` }),
    });
    expect((await show(build())).reports[0]?.testCases).toHaveLength(10_000);
  });
});

describe('the lines of a coverage report', () => {
  const exportConfig = {
    exportConfigType: 'S3',
    s3Destination: { bucket: 'ours', packaging: 'ZIP' },
  } as const;
  const clover =
    '<coverage generated="1"><project><file path="src/cart.js"><line num="2" type="stmt" count="3"/></file></project></coverage>';
  const coverage = async () => (await show(build())).reports[1];

  it('are those of its exported files, read once somebody opens a file', async () => {
    reports[COVERAGE_ARN] = { ...coverageReport, exportConfig };
    let reads = 0;
    open({
      exportedLines: async () => {
        reads += 1;
        const files = [{ name: 'clover.xml', content: Buffer.from(clover) }];
        return ok(await LinesOfFiles.read(files, async () => undefined));
      },
    });
    const shown = await coverage();
    expect(reads).toBe(0);
    expect(await shown?.linesOf?.('cart.js')).toMatchObject({ lineHits: [[2, 3]] });
    expect(await shown?.linesOf?.('gone.js')).toBeUndefined();
    expect(reads).toBe(1);
  });

  it('are not to be had where nothing was exported', async () => {
    open();
    expect((await coverage())?.linesOf).toBeUndefined();
  });

  it('are missing where the bucket lets nobody in, which is told once', async () => {
    reports[COVERAGE_ARN] = { ...coverageReport, exportConfig };
    open({ exportedLines: () => failed('denied') });
    const shown = await coverage();
    expect([await shown?.linesOf?.('cart.js'), await shown?.linesOf?.('a.js')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(told).toEqual(['It is denied.']);
  });
});

it('shows of a batch which build each report is of', async () => {
  const batch = failedBatch({ reportArns: [REPORT_ARN] });
  store.builds.putBatch(batch);
  const answer = await shownBuild(
    { session: { id: 'aws', name: 'default', store }, batch },
    { isOnly: true, onFailure: () => undefined, onUnread: () => undefined },
  );
  expect(answer).toMatchObject({
    ok: true,
    value: {
      name: 'web batch #3',
      description: 'batch #3 of main',
      status: 'Failed',
      reports: [{ name: 'web-unit', identifier: 'test' }],
    },
  });
});

describe('flaky tests on CodeBuild', () => {
  const OTHER_ARN = REPORT_ARN.replace(':r1', ':r2');

  /** Build 11 of the same project, in which the test that failed in build 12 passed. */
  function withOther(overrides: Partial<Build> = {}) {
    reports[OTHER_ARN] = testReport({ arn: OTHER_ARN, executionId: `${BUILD_ARN}web:other` });
    tests[OTHER_ARN] = [{ name: 'pays', prefix: 'Cart', status: 'SUCCEEDED' }];
    store.builds.put(
      build({ id: 'web:other', resolvedSourceVersion: COMMIT, reportArns: [OTHER_ARN], ...overrides }),
    );
  }
  const flakyOf = async (overrides: Partial<Build> = {}) => [
    ...((await show(build({ resolvedSourceVersion: COMMIT, ...overrides }))).reports[0]?.flaky ?? []),
  ];
  const pays = testKey({ name: 'pays', prefix: 'Cart' });

  it('are those that another known build of the commit has otherwise', async () => {
    withOther();
    expect(await flakyOf()).toEqual([pays]);
  });

  it('are marked in the rows of the tree from then on', async () => {
    withOther();
    const changes: unknown[] = [];
    store.onDidChange((change) => changes.push(change));
    await flakyOf();
    expect(changes).toContainEqual({ kind: 'report', arn: REPORT_ARN });
    const node = { kind: 'report', id: '', sessionId: 'aws', arn: REPORT_ARN } as const;
    expect(reportNodeModel(node, store.builds, false).description).toContain('1 flaky');
    const failedTest = { testCase: () => tests[REPORT_ARN]?.[1] };
    const known = Object.assign(Object.create(store.builds.reports), failedTest);
    const testNode = {
      kind: 'testCase',
      id: '',
      sessionId: 'aws',
      reportArn: REPORT_ARN,
      number: '0',
    } as const;
    expect(testCaseNodeModel(testNode, { reports: known }).description).toBe(
      'Failed · flaky · Cart · expected 1',
    );
  });

  it.each([
    ['another commit', { resolvedSourceVersion: 'f00d'.padEnd(40, '0') }],
    ['another project', { projectName: 'api' }],
    ['other variables', { environment: { environmentVariables: [{ name: 'STAGE', value: 'x' }] } as never }],
    ['another image', { environment: { image: 'other' } as never }],
    ['another buildspec', { source: { type: 'GITHUB' as const, buildspec: 'other.yml' } }],
    ['a build that still runs', { buildStatus: 'IN_PROGRESS' as const, buildComplete: false }],
  ])('are none by a build of %s', async (_what, overrides) => {
    withOther(overrides);
    expect(await flakyOf()).toEqual([]);
  });

  it('are none where no commit is known', async () => {
    withOther({ resolvedSourceVersion: undefined });
    expect(await flakyOf({ resolvedSourceVersion: undefined })).toEqual([]);
    expect(await flakyOf({ resolvedSourceVersion: 'arn:aws:s3:::bucket/source.zip' })).toEqual([]);
  });
});
