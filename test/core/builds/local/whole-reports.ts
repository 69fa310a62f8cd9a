import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportEvent } from '../../../../core/builds/events';
import type { Engine } from '../../../../core/builds/local/engine';
import { FIXTURES, runBuild, temporaryFolder } from './support';

async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const buildspecOf = (fixture: string) => readFile(join(FIXTURES, fixture, 'buildspec.yml'), 'utf8');

/** What becomes of the reports of a build, in the same way on every executor. */
export function testWholeReports(engine: () => Engine): void {
  async function reportsOf(buildspec: string, reportsDirectory?: string) {
    const run = await runBuild({ engine: engine(), buildspec, reportsDirectory });
    return { ...run, reports: run.events.filter((event): event is ReportEvent => event.event === 'report') };
  }

  test('reports are events and files, by their groups', async () => {
    await using folder = await temporaryFolder();
    const directory = join(folder.path, 'made', 'here');
    const { reports, outcome } = await reportsOf(await buildspecOf('reports'), directory);
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    expect(reports).toMatchObject([
      {
        name: 'sample-unit-tests',
        reportGroupArn: 'arn:aws:codebuild:eu-central-1:000000000000:report-group/sample-unit-tests',
        type: 'TEST',
        status: 'FAILED',
        fileFormat: 'JUNITXML',
        files: ['out/a/TEST-1.xml', 'out/b/TEST-2.xml'],
        truncated: false,
        testSummary: {
          total: 3,
          statusCounts: { SUCCEEDED: 1, FAILED: 1, ERROR: 0, SKIPPED: 1, UNKNOWN: 0 },
          durationInNanoSeconds: 500_000_000,
        },
        testCases: [{ name: 'adds' }, { name: 'pays', message: 'expected 2' }, { name: 'later' }],
      },
      {
        name: 'coverage',
        reportGroupArn: 'arn:aws:codebuild:eu-central-1:111122223333:report-group/coverage',
        type: 'CODE_COVERAGE',
        status: 'SUCCEEDED',
        codeCoverageSummary: { lineCoveragePercentage: 50, linesCovered: 1, linesMissed: 1 },
        codeCoverages: [
          {
            filePath: 'a.py',
            lineHits: [
              [1, 1],
              [2, 0],
            ],
          },
        ],
      },
    ]);
    expect(await listFiles(directory)).toEqual([
      'coverage/raw/coverage.xml',
      'coverage/report.json',
      'sample-unit-tests/raw/a/TEST-1.xml',
      'sample-unit-tests/raw/b/TEST-2.xml',
      'sample-unit-tests/report.json',
    ]);
    const file = join(directory, 'sample-unit-tests/report.json');
    const { event, buildId, at, ...report } = reports[0] as ReportEvent;
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(report);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, 'coverage/raw/coverage.xml'))).mode & 0o777).toBe(0o600);
  });

  test('what is wrong with reports fails UPLOAD_ARTIFACTS, and hides neither good files nor artifacts', async () => {
    const { reports, outcome, log } = await reportsOf(await buildspecOf('reports-wrong'));
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(reports.map(({ name, status, files }) => [name, status, files])).toEqual([
      ['sample-code_coverage_reports', 'INCOMPLETE', []],
      ['sample-cut', 'INCOMPLETE', ['good.xml']],
      ['sample-missing', 'INCOMPLETE', []],
      ['sample-missing_base', 'INCOMPLETE', []],
    ]);
    expect(log).toContain('Message: [code_coverage_reports: [error processing report: [OUTPUT/');
  });

  test('reports that nobody asks for are found by what is in them, and fail nothing', async () => {
    await using folder = await temporaryFolder();
    const { reports, outcome } = await reportsOf(await buildspecOf('reports-discovered'), folder.path);
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    expect(reports.map(({ name, files }) => [name, files.length])).toEqual([
      ['sample-JACOCOXML-AutoDiscovered', 1],
      ['sample-JUNITXML-AutoDiscovered', 6],
      ['sample-NUNIT3XML-AutoDiscovered', 1],
      ['sample-SIMPLECOV-AutoDiscovered', 1],
    ]);
    expect(await listFiles(folder.path)).toContain(
      'sample-JUNITXML-AutoDiscovered/raw/target/surefire-reports/TEST-6.xml',
    );
  });

  test('CODEBUILD_CONFIG_AUTO_DISCOVER=false turns that off', async () => {
    const { reports, log } = await reportsOf(
      'version: 0.2\nphases:\n  build:\n    commands: ["echo \'<testsuite/>\' > a.xml; export CODEBUILD_CONFIG_AUTO_DISCOVER=false"]\n',
    );
    expect(reports).toEqual([]);
    expect(log).not.toContain('auto-discover');
  });

  test('a report is made of a build whose tests failed', async () => {
    const { reports } = await reportsOf(
      'version: 0.2\nphases:\n  build:\n    commands: ["echo \'<testsuite><testcase name=\\"t\\"><failure/></testcase></testsuite>\' > r.xml; exit 1"]\nreports:\n  t:\n    files: r.xml\nartifacts:\n  files: none\n',
    );
    expect(reports).toMatchObject([{ name: 'sample-t', status: 'FAILED' }]);
  });

  test('secrets are masked in reports', async () => {
    await using folder = await temporaryFolder();
    const { events } = await runBuild({
      engine: engine(),
      reportsDirectory: folder.path,
      environmentVariables: [{ name: 'TOKEN', value: 'hush-hush' }],
      secretNames: ['TOKEN'],
      buildspec:
        'version: 0.2\nphases:\n  build:\n    commands: ["echo \\"<testsuite><testcase name=\'of $TOKEN\'><failure message=\'got $TOKEN\'/></testcase></testsuite>\\" > r.xml"]\nreports:\n  t:\n    files: r.xml\n',
    });
    expect(JSON.stringify(events)).not.toContain('hush-hush');
    expect(await readFile(join(folder.path, 'sample-t/report.json'), 'utf8')).toContain('"got ***"');
    const named = await runBuild({
      engine: engine(),
      reportsDirectory: folder.path,
      environmentVariables: [{ name: 'TOKEN', value: 'hush-hush' }],
      secretNames: ['TOKEN'],
      buildspec:
        'version: 0.2\nphases:\n  build:\n    commands: ["echo \'<testsuite/>\' > $TOKEN.xml"]\nreports:\n  t-$TOKEN:\n    files: $TOKEN.xml\n',
    });
    expect(JSON.stringify(named.events)).not.toContain('hush-hush');
    expect(named.events.find(({ event }) => event === 'report')).toMatchObject({ files: ['***.xml'] });
    expect((await readdir(folder.path)).sort()).toEqual(['sample-t', 'sample-t-___']);
  });

  test('no name leads out of the folder for reports', async () => {
    await using folder = await temporaryFolder();
    const directory = join(folder.path, 'x/y');
    await reportsOf(
      "version: 0.2\nphases:\n  build:\n    commands: [\"echo '<testsuite/>' > r.xml\"]\nreports:\n  ../../../up:\n    files: r.xml\n  'arn:aws:codebuild:us-east-1:1:report-group/..':\n    files: r.xml\n",
      directory,
    );
    const files = await listFiles(folder.path);
    expect(files).toHaveLength(4);
    expect(files.every((file) => file.startsWith('x/y/'))).toBe(true);
  });
}
