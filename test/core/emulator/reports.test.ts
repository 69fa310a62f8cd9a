import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BatchGetBuildBatchesCommand,
  BatchGetReportGroupsCommand,
  BatchGetReportsCommand,
  DeleteReportCommand,
  DeleteReportGroupCommand,
  DescribeCodeCoveragesCommand,
  DescribeTestCasesCommand,
  GetReportGroupTrendCommand,
  ListReportGroupsCommand,
  ListReportsCommand,
  ListReportsForReportGroupCommand,
  StartBuildBatchCommand,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../core/builds/clock';
import type { Report } from '../../../core/builds/reports/model';
import type { RunBuild } from '../../../core/emulator/builds/carry-out';
import { reportRecord } from '../../../core/emulator/reports/report-record';
import { trendOf } from '../../../core/emulator/reports/trend';
import { runOnHost } from '../../../core/emulator/run-build';
import { FIXTURES, hostEngine } from '../builds/local/support';
import { createTestProject, endedBuild, startTestEmulator, type TestEmulator } from './support';

const group = (name: string) => `arn:aws:codebuild:eu-central-1:000000000000:report-group/${name}`;

function testReport(name: string, succeeded: number, failed: number): Report {
  const testCases = Array.from({ length: succeeded + failed }, (_, index) => ({
    name: `case ${index}`,
    prefix: index % 2 === 0 ? 'Cart' : 'Order',
    status: index < failed ? ('FAILED' as const) : ('SUCCEEDED' as const),
    durationInNanoSeconds: 1000,
    ...(index < failed && { message: 'expected 2' }),
  }));
  return {
    name,
    reportGroupArn: group(name),
    type: 'TEST',
    status: failed > 0 ? 'FAILED' : 'SUCCEEDED',
    fileFormat: 'JUNITXML',
    files: ['out/TEST.xml'],
    truncated: false,
    testSummary: {
      total: succeeded + failed,
      statusCounts: { SUCCEEDED: succeeded, FAILED: failed, ERROR: 0, SKIPPED: 0, UNKNOWN: 0 },
      durationInNanoSeconds: 1000 * (succeeded + failed),
    },
    testCases,
  };
}

function coverageReport(name: string, percentages: number[]): Report {
  const counts = (percentage: number) => ({
    lineCoveragePercentage: percentage,
    linesCovered: percentage,
    linesMissed: 100 - percentage,
    branchCoveragePercentage: 100,
    branchesCovered: 0,
    branchesMissed: 0,
  });
  return {
    ...testReport(name, 0, 0),
    type: 'CODE_COVERAGE',
    testSummary: undefined,
    testCases: undefined,
    codeCoverageSummary: counts(
      percentages.reduce((sum, percentage) => sum + percentage, 0) / percentages.length,
    ),
    codeCoverages: percentages.map((percentage, index) => ({
      filePath: `src/${index}.ts`,
      lineHits: [[1, 1]],
      ...counts(percentage),
    })),
  };
}

/** Builds that tell the next of the reports each. */
function reporting(...reports: Report[]): RunBuild {
  return async ({ buildId }, { emit }) => {
    const report = reports.shift();
    if (report) emit({ event: 'report', buildId, at: new Date().toISOString(), ...report });
    return { ok: true, buildStatus: 'SUCCEEDED' };
  };
}

async function afterBuilds(...reports: Report[]): Promise<TestEmulator & { arns: string[] }> {
  const count = reports.length;
  const emulator = await startTestEmulator({ runBuild: reporting(...reports) });
  await createTestProject(emulator);
  const arns: string[] = [];
  for (let build = 0; build < count; build += 1) {
    const started = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const { reportArns = [] } = await endedBuild(emulator, started.build?.id ?? '');
    arns.push(...reportArns);
  }
  return { ...emulator, arns };
}

describe('the reports of a build', () => {
  it('are made of its files, with their groups, cases and coverage', async () => {
    const emulator = await startTestEmulator({ runBuild: runOnHost(hostEngine()) });
    const { codeBuild } = emulator;
    await createTestProject(emulator);
    const buildspecOverride = await readFile(join(FIXTURES, 'reports', 'buildspec.yml'), 'utf8');
    const { build } = await codeBuild.send(new StartBuildCommand({ projectName: 'web', buildspecOverride }));
    const { reportArns, arn } = await endedBuild(emulator, build?.id ?? '');
    expect(reportArns).toEqual([
      expect.stringMatching(
        /^arn:aws:codebuild:eu-central-1:000000000000:report\/web-unit-tests:[0-9a-f-]{36}$/,
      ),
      expect.stringMatching(/^arn:aws:codebuild:eu-central-1:111122223333:report\/coverage:[0-9a-f-]{36}$/),
    ]);
    const { reports = [] } = await codeBuild.send(new BatchGetReportsCommand({ reportArns }));
    expect(reports).toMatchObject([
      {
        name: 'web-unit-tests',
        type: 'TEST',
        status: 'FAILED',
        executionId: arn,
        reportGroupArn: group('web-unit-tests'),
        exportConfig: { exportConfigType: 'NO_EXPORT' },
        truncated: false,
        created: expect.any(Date),
        expired: expect.any(Date),
        testSummary: { total: 3, statusCounts: { SUCCEEDED: 1, FAILED: 1, SKIPPED: 1 } },
      },
      { name: 'coverage', type: 'CODE_COVERAGE', codeCoverageSummary: { lineCoveragePercentage: 50 } },
    ]);
    const { testCases } = await codeBuild.send(new DescribeTestCasesCommand({ reportArn: reportArns?.[0] }));
    expect(testCases).toContainEqual({
      reportArn: reportArns?.[0],
      testRawDataPath: expect.stringMatching(/TEST-\d\.xml$/),
      prefix: 'Cart',
      name: 'pays',
      testSuiteName: 'two',
      status: 'FAILED',
      durationInNanoSeconds: 0,
      message: 'expected 2',
      expired: expect.any(Date),
    });
    const { codeCoverages } = await codeBuild.send(
      new DescribeCodeCoveragesCommand({ reportArn: reportArns?.[1] }),
    );
    expect(codeCoverages).toMatchObject([
      { filePath: 'a.py', linesCovered: 1, linesMissed: 1, reportARN: reportArns?.[1] },
    ]);
    const { reportGroups } = await codeBuild.send(new ListReportGroupsCommand({}));
    expect(reportGroups).toEqual([
      'arn:aws:codebuild:eu-central-1:111122223333:report-group/coverage',
      group('web-unit-tests'),
    ]);
  });

  it('are listed by group, status and age, a page at a time', async () => {
    const { codeBuild, arns } = await afterBuilds(
      testReport('web-unit', 3, 0),
      testReport('web-unit', 2, 1),
      testReport('web-e2e', 1, 0),
    );
    const [first, second, third] = arns;
    const list = async (input: object) => (await codeBuild.send(new ListReportsCommand(input))).reports;
    expect(await list({})).toEqual([third, second, first]);
    expect(await list({ sortOrder: 'ASCENDING' })).toEqual([first, second, third]);
    expect(await list({ filter: { status: 'FAILED' } })).toEqual([second]);
    const page = await codeBuild.send(new ListReportsCommand({ maxResults: 2 }));
    expect(await list({ maxResults: 2, nextToken: page.nextToken })).toEqual([first]);
    const ofGroup = new ListReportsForReportGroupCommand({ reportGroupArn: group('web-unit') });
    expect((await codeBuild.send(ofGroup)).reports).toEqual([second, first]);
    const none = new ListReportsForReportGroupCommand({ reportGroupArn: group('none') });
    await expect(codeBuild.send(none)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('have groups that are sorted and described', async () => {
    const { codeBuild } = await afterBuilds(
      testReport('b', 1, 0),
      coverageReport('a', [50]),
      testReport('b', 1, 0),
    );
    const list = async (input: object) =>
      (await codeBuild.send(new ListReportGroupsCommand(input))).reportGroups;
    expect(await list({})).toEqual([group('a'), group('b')]);
    expect(await list({ sortBy: 'CREATED_TIME' })).toEqual([group('b'), group('a')]);
    expect(await list({ sortBy: 'LAST_MODIFIED_TIME', sortOrder: 'DESCENDING' })).toEqual([
      group('b'),
      group('a'),
    ]);
    const described = await codeBuild.send(
      new BatchGetReportGroupsCommand({ reportGroupArns: [group('a'), group('none')] }),
    );
    expect(described.reportGroups).toMatchObject([{ name: 'a', type: 'CODE_COVERAGE', status: 'ACTIVE' }]);
    expect(described.reportGroupsNotFound).toEqual([group('none')]);
  });

  it('have test cases that are chosen by status and keyword', async () => {
    const { codeBuild, arns } = await afterBuilds(testReport('web-unit', 150, 3));
    const describeCases = (input: object) =>
      codeBuild.send(new DescribeTestCasesCommand({ reportArn: arns[0], ...input }));
    const names = async (filter: object) =>
      (await describeCases({ filter })).testCases?.map(({ name }) => name);
    expect(await names({ status: 'FAILED' })).toEqual(['case 0', 'case 1', 'case 2']);
    expect(await names({ status: 'FAILED', keyword: 'Order' })).toEqual(['case 1']);
    expect(await names({ keyword: 'case 15' })).toEqual(['case 15', 'case 150', 'case 151', 'case 152']);
    const first = await describeCases({});
    const second = await describeCases({ nextToken: first.nextToken });
    expect([first.testCases?.length, second.testCases?.length, second.nextToken]).toEqual([
      100,
      53,
      undefined,
    ]);
    await expect(describeCases({ reportArn: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('have coverage that is sorted, and chosen by its share', async () => {
    const { codeBuild, arns } = await afterBuilds(coverageReport('web-coverage', [80, 20, 50.5]));
    const files = async (input: object) => {
      const command = new DescribeCodeCoveragesCommand({ reportArn: arns[0], ...input });
      return (await codeBuild.send(command)).codeCoverages?.map(({ filePath }) => filePath);
    };
    expect(await files({})).toEqual(['src/0.ts', 'src/1.ts', 'src/2.ts']);
    expect(await files({ sortBy: 'LINE_COVERAGE_PERCENTAGE' })).toEqual(['src/1.ts', 'src/2.ts', 'src/0.ts']);
    expect(await files({ sortBy: 'FILE_PATH', sortOrder: 'DESCENDING', maxResults: 2 })).toEqual([
      'src/2.ts',
      'src/1.ts',
    ]);
    expect(await files({ minLineCoveragePercentage: 50.5 })).toEqual(['src/0.ts', 'src/2.ts']);
    expect(await files({ maxLineCoveragePercentage: 20 })).toEqual(['src/1.ts']);
  });

  it('show how a group goes', async () => {
    const { codeBuild, arns } = await afterBuilds(testReport('web-unit', 1, 1), testReport('web-unit', 4, 0));
    const trend = (input: object) =>
      codeBuild.send(
        new GetReportGroupTrendCommand({
          reportGroupArn: group('web-unit'),
          trendField: 'PASS_RATE',
          ...input,
        }),
      );
    expect(await trend({})).toMatchObject({
      stats: { average: '75', max: '100', min: '50' },
      rawData: [
        { reportArn: arns[1], data: '100' },
        { reportArn: arns[0], data: '50' },
      ],
    });
    expect((await trend({ numOfReports: 1, trendField: 'TOTAL' })).rawData).toMatchObject([{ data: '4' }]);
    await expect(trend({ trendField: 'LINE_COVERAGE' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: 'Reports of type TEST have no LINE_COVERAGE.',
    });
  });

  it('are deleted one by one, or with their group', async () => {
    const { codeBuild, arns } = await afterBuilds(testReport('web-unit', 1, 0), testReport('web-unit', 1, 0));
    await codeBuild.send(new DeleteReportCommand({ arn: arns[0] }));
    expect(await codeBuild.send(new BatchGetReportsCommand({ reportArns: arns }))).toMatchObject({
      reports: [{ arn: arns[1] }],
      reportsNotFound: [arns[0]],
    });
    const deletion = (deleteReports: boolean) =>
      codeBuild.send(new DeleteReportGroupCommand({ arn: group('web-unit'), deleteReports }));
    await expect(deletion(false)).rejects.toMatchObject({ name: 'InvalidInputException' });
    await deletion(true);
    expect((await codeBuild.send(new ListReportGroupsCommand({}))).reportGroups).toEqual([]);
    expect((await codeBuild.send(new ListReportsCommand({}))).reports).toEqual([]);
  });

  it('are there after a restart', async () => {
    const before = await afterBuilds(testReport('web-unit', 1, 1));
    const read = async ({ codeBuild }: TestEmulator) => [
      (await codeBuild.send(new BatchGetReportsCommand({ reportArns: before.arns }))).reports,
      (await codeBuild.send(new DescribeTestCasesCommand({ reportArn: before.arns[0] }))).testCases,
      (await codeBuild.send(new ListReportGroupsCommand({}))).reportGroups,
    ];
    const expected = await read(before);
    await before.close();
    const again = await startTestEmulator({ dataDirectory: before.dataDirectory });
    expect(await read(again)).toEqual(expected);
    await again.close();
    // until they have expired
    const clock = { ...systemClock, now: () => Date.now() + 30 * 86_400_000 };
    const late = await startTestEmulator({ dataDirectory: before.dataDirectory, clock });
    expect(late.context.store.reports()).toEqual([]);
  });

  it('of a batch are those of its builds', async () => {
    const emulator = await startTestEmulator({
      runBuild: reporting(testReport('web-a', 1, 0), testReport('web-b', 1, 0)),
    });
    await createTestProject(emulator);
    const { codeBuild } = emulator;
    const { buildBatch } = await codeBuild.send(
      new StartBuildBatchCommand({
        projectName: 'web',
        buildspecOverride: 'version: 0.2\nbatch:\n  build-list:\n    - identifier: a\n    - identifier: b\n',
        buildBatchConfigOverride: { serviceRole: 'role' },
      }),
    );
    for (;;) {
      const ids = [buildBatch?.id ?? ''];
      const [batch] = (await codeBuild.send(new BatchGetBuildBatchesCommand({ ids }))).buildBatches ?? [];
      if (!batch?.complete) continue;
      expect(batch.reportArns).toHaveLength(2);
      return;
    }
  });
});

describe('the trend of reports', () => {
  const coverage = reportRecord(coverageReport('c', [40, 60]), { buildArn: '', uuid: 'u', now: 0 }).report;
  it.each([
    ['LINE_COVERAGE', '50'],
    ['LINES_COVERED', '50'],
    ['LINES_MISSED', '50'],
    ['BRANCH_COVERAGE', '100'],
    ['BRANCHES_COVERED', '0'],
    ['BRANCHES_MISSED', '0'],
  ] as const)('has %s', (field, data) => {
    expect(trendOf([coverage], field).rawData).toEqual([{ reportArn: coverage.arn, data }]);
  });

  it('of none is nothing', () => {
    expect(trendOf([], 'DURATION')).toEqual({ stats: { average: '0', max: '0', min: '0' }, rawData: [] });
  });
});
