import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BatchGetBuildBatchesCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../core/builds/reports/model';
import type { RunBuild } from '../../../core/emulator/builds/carry-out';
import { AWS, type Aws, awsFor, runAws } from './awscli';
import {
  createTestProject,
  endedBuild,
  endlessBuild,
  getBuild,
  startTestEmulator,
  succeedingBuild,
  type TestEmulator,
  temporaryDirectory,
} from './support';

const BATCH = `version: 0.2
batch:
  build-graph:
    - identifier: first
    - identifier: second
      depend-on: [first]
`;

/** The commands of one service. */
const of =
  (aws: Aws, service: string): Aws =>
  (...args) =>
    aws(service, ...args);

describe.skipIf(!AWS)('the aws command', { timeout: 120_000 }, () => {
  it('creates a project, changes it, lists and describes it, and deletes it', async () => {
    const emulator = await startTestEmulator();
    const codebuild = of(awsFor(emulator), 'codebuild');
    const source = JSON.stringify({ type: 'NO_SOURCE', buildspec: 'version: 0.2\nphases: {}\n' });
    const environment = JSON.stringify({
      type: 'LINUX_CONTAINER',
      image: 'alpine',
      computeType: 'BUILD_GENERAL1_SMALL',
    });
    const created = await codebuild(
      'create-project',
      ...['--name', 'web', '--source', source, '--artifacts', 'type=NO_ARTIFACTS'],
      ...['--environment', environment, '--service-role', 'arn:aws:iam::000000000000:role/test'],
    );
    expect(created).toMatchObject({ project: { name: 'web' } });
    const [updated, listed, described, images] = await Promise.all([
      codebuild('update-project', '--name', 'web', '--description', 'new'),
      codebuild('list-projects'),
      codebuild('batch-get-projects', '--names', 'web', 'none'),
      codebuild('list-curated-environment-images'),
      codebuild('invalidate-project-cache', '--project-name', 'web'),
    ]);
    expect(updated).toMatchObject({ project: { name: 'web', description: 'new' } });
    expect(listed).toEqual({ projects: ['web'] });
    expect(described).toMatchObject({ projects: [{ name: 'web' }], projectsNotFound: ['none'] });
    expect(images).toMatchObject({
      platforms: expect.arrayContaining([expect.objectContaining({ platform: 'UBUNTU' })]),
    });
    await codebuild('delete-project', '--name', 'web');
    expect(emulator.context.store.projects()).toEqual([]);
  });

  it('runs a build, stops and retries it, reads its log and deletes it', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const aws = awsFor(emulator);
    const [codebuild, logs] = [of(aws, 'codebuild'), of(aws, 'logs')];
    const started = (await codebuild('start-build', '--project-name', 'web')) as { build: { id: string } };
    const { id } = started.build;
    await endedBuild(emulator, id);
    const group = ['--log-group-name', '/aws/codebuild/web'];
    const stream = ['--log-stream-name', id.split(':')[1] ?? ''];
    const [builds, ofProject, all, stopped, groups, streams, events] = await Promise.all([
      codebuild('batch-get-builds', '--ids', id),
      codebuild('list-builds-for-project', '--project-name', 'web'),
      codebuild('list-builds'),
      codebuild('stop-build', '--id', id),
      logs('describe-log-groups'),
      logs('describe-log-streams', ...group),
      logs('get-log-events', ...group, ...stream, '--start-from-head'),
    ]);
    expect(builds).toMatchObject({ builds: [{ id, buildStatus: 'SUCCEEDED', buildComplete: true }] });
    expect(ofProject).toEqual({ ids: [id] });
    expect(all).toEqual({ ids: [id] });
    expect(stopped).toMatchObject({ build: { buildStatus: 'SUCCEEDED' } });
    expect(groups).toMatchObject({ logGroups: [{ logGroupName: group[1] }] });
    expect(streams).toMatchObject({ logStreams: [{ logStreamName: stream[1] }] });
    expect(events).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ message: 'second line\n' })]),
    });
    expect(await codebuild('retry-build', '--id', id)).toMatchObject({ build: { buildNumber: 2 } });
    const deleted = await codebuild('batch-delete-builds', '--ids', id);
    expect(deleted).toEqual({
      buildsDeleted: [expect.stringContaining(`build/${id}`)],
      buildsNotDeleted: [],
    });
  });

  it('runs a batch, retries it, stops another and deletes it', async () => {
    let fails = true;
    const endless = endlessBuild();
    let isEndless = false;
    const runBuild: RunBuild = async (request, dependencies) =>
      isEndless
        ? endless.runBuild(request, dependencies)
        : { ok: true, buildStatus: fails ? 'FAILED' : 'SUCCEEDED' };
    const emulator = await startTestEmulator({ runBuild });
    await createTestProject(emulator);
    const codebuild = of(awsFor(emulator), 'codebuild');
    const start = () =>
      codebuild(
        'start-build-batch',
        ...['--project-name', 'web', '--buildspec-override', BATCH],
        ...['--build-batch-config-override', 'serviceRole=arn:aws:iam::000000000000:role/batch'],
      ) as Promise<{ buildBatch: { id: string } }>;
    const { buildBatch } = await start();
    const { id } = buildBatch;
    expect(buildBatch).toMatchObject({ currentPhase: 'SUBMITTED', buildBatchNumber: 1, complete: false });
    await endedBatch(emulator, id);
    const [batches, ofProject, failed, none] = await Promise.all([
      codebuild('batch-get-build-batches', '--ids', id),
      codebuild('list-build-batches-for-project', '--project-name', 'web'),
      codebuild('list-build-batches', '--filter', 'status=FAILED'),
      codebuild('list-build-batches', '--filter', 'status=SUCCEEDED'),
    ]);
    expect(batches).toMatchObject({
      buildBatches: [
        {
          buildBatchStatus: 'FAILED',
          phases: expect.arrayContaining([
            expect.objectContaining({ phaseType: 'IN_PROGRESS', phaseStatus: 'CLIENT_ERROR' }),
          ]),
          buildGroups: [
            { identifier: 'DOWNLOAD_SOURCE', currentBuildSummary: { buildStatus: 'SUCCEEDED' } },
            { identifier: 'first', currentBuildSummary: { buildStatus: 'FAILED' } },
            {
              identifier: 'second',
              dependsOn: ['first'],
              currentBuildSummary: { buildStatus: 'STOPPED' },
            },
          ],
        },
      ],
    });
    expect([ofProject, failed, none]).toEqual([{ ids: [id] }, { ids: [id] }, { ids: [] }]);
    fails = false;
    expect(
      await codebuild('retry-build-batch', '--id', id, '--retry-type', 'RETRY_FAILED_BUILDS'),
    ).toMatchObject({ buildBatch: { id, buildBatchStatus: 'IN_PROGRESS' } });
    await endedBatch(emulator, id);
    isEndless = true;
    const other = (await start()).buildBatch.id;
    await endless.started;
    const [stopped, deleted] = await Promise.all([
      codebuild('stop-build-batch', '--id', other),
      codebuild('delete-build-batch', '--id', id),
    ]);
    expect(stopped).toMatchObject({ buildBatch: { id: other, buildBatchStatus: 'STOPPED' } });
    expect(deleted).toMatchObject({ statusCode: 'BATCH_DELETED', buildsNotDeleted: [] });
    expect(deleted.buildsDeleted).toHaveLength(4);
  });

  it('reads reports and deletes them', async () => {
    const emulator = await startTestEmulator({ runBuild: reporting });
    await createTestProject(emulator);
    const codebuild = of(awsFor(emulator), 'codebuild');
    const { id } = ((await codebuild('start-build', '--project-name', 'web')) as { build: { id: string } })
      .build;
    const [tests = '', coverage = ''] = (await endedBuild(emulator, id)).reportArns ?? [];
    const [testGroup = '', coverageGroup = ''] = ['web-coverage', 'web-unit'].map(groupArn).reverse();
    const [groups, described, reports, ofGroup, details, cases, files, trend] = await Promise.all([
      codebuild('list-report-groups', '--sort-by', 'NAME'),
      codebuild('batch-get-report-groups', '--report-group-arns', testGroup),
      codebuild('list-reports', '--filter', 'status=FAILED'),
      codebuild('list-reports-for-report-group', '--report-group-arn', coverageGroup),
      codebuild('batch-get-reports', '--report-arns', tests, coverage),
      codebuild('describe-test-cases', '--report-arn', tests, '--filter', 'status=FAILED,keyword=pay'),
      codebuild('describe-code-coverages', '--report-arn', coverage, '--sort-by', 'LINE_COVERAGE_PERCENTAGE'),
      codebuild('get-report-group-trend', '--report-group-arn', testGroup, '--trend-field', 'PASS_RATE'),
    ]);
    expect(groups).toEqual({ reportGroups: [coverageGroup, testGroup] });
    expect(described).toMatchObject({ reportGroups: [{ name: 'web-unit', type: 'TEST' }] });
    expect(reports).toEqual({ reports: [tests] });
    expect(ofGroup).toEqual({ reports: [coverage] });
    expect(details).toMatchObject({
      reports: [
        { arn: tests, testSummary: { total: 2, statusCounts: { FAILED: 1 } } },
        { arn: coverage, codeCoverageSummary: { lineCoveragePercentage: 25 } },
      ],
    });
    expect(cases).toMatchObject({ testCases: [{ name: 'pays', status: 'FAILED', message: 'expected 2' }] });
    expect(files).toMatchObject({ codeCoverages: [{ filePath: 'src/a.ts', linesMissed: 3 }] });
    expect(trend).toMatchObject({ stats: { average: '50' }, rawData: [{ reportArn: tests, data: '50' }] });
    await Promise.all([
      codebuild('delete-report', '--arn', tests),
      codebuild('delete-report-group', '--arn', coverageGroup, '--delete-reports'),
    ]);
    expect(emulator.context.store.reports()).toEqual([]);
  });

  it('lists and gets what lies in S3', async () => {
    const emulator = await startTestEmulator();
    const folder = await temporaryDirectory();
    const content = 'x'.repeat(1000);
    for (const key of ['out/a b+c.txt', 'out/deep/ü.txt']) {
      await writeFile(join(folder, 'draft'), content);
      await emulator.context.buckets.moveIn('files', key, join(folder, 'draft'));
    }
    const aws = awsFor(emulator);
    const s3api = of(aws, 's3api');
    const [part, copy] = [join(folder, 'part'), join(folder, 'copy')];
    const object = ['--bucket', 'files', '--key', 'out/a b+c.txt'];
    const [listed, folders, head, got] = await Promise.all([
      s3api('list-objects-v2', '--bucket', 'files', '--prefix', 'out/'),
      s3api('list-objects-v2', '--bucket', 'files', '--prefix', 'out/', '--delimiter', '/'),
      s3api('head-object', ...object),
      s3api('get-object', ...object, '--range', 'bytes=0-9', part),
      aws('s3', 'cp', '--recursive', 's3://files/out', copy),
    ]);
    expect(listed).toMatchObject({
      Contents: [
        { Key: 'out/a b+c.txt', Size: 1000 },
        { Key: 'out/deep/ü.txt', Size: 1000 },
      ],
    });
    expect(folders).toMatchObject({ CommonPrefixes: [{ Prefix: 'out/deep/' }] });
    expect(head).toMatchObject({ ContentLength: 1000, AcceptRanges: 'bytes' });
    expect(got).toMatchObject({ ContentLength: 10, ContentRange: 'bytes 0-9/1000' });
    expect(await readFile(part, 'utf8')).toBe('xxxxxxxxxx');
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(hash(await readFile(join(copy, 'deep', 'ü.txt'), 'utf8'))).toBe(hash(content));
  });

  it('reads parameters and secrets, and knows who it is', async () => {
    const emulator = await startTestEmulator();
    await writeFile(join(emulator.dataDirectory, 'parameters.json'), '{"/app/db": "postgres://"}');
    await writeFile(join(emulator.dataDirectory, 'secrets.json'), '{"app": "text"}');
    const aws = awsFor(emulator);
    const [parameters, secret, identity, session] = await Promise.all([
      aws('ssm', 'get-parameters', '--names', '/app/db', '/none'),
      aws('secretsmanager', 'get-secret-value', '--secret-id', 'app'),
      aws('sts', 'get-caller-identity'),
      aws('sts', 'get-session-token'),
    ]);
    expect(parameters).toMatchObject({
      Parameters: [{ Name: '/app/db', Value: 'postgres://' }],
      InvalidParameters: ['/none'],
    });
    expect(secret).toMatchObject({ Name: 'app', SecretString: 'text' });
    expect(identity).toMatchObject({ Account: '000000000000' });
    expect(session).toMatchObject({ Credentials: { SessionToken: expect.any(String) } });
  });

  it('resumes a build that waits at a breakpoint', async () => {
    const emulator = await startTestEmulator({ runBuild: pausing });
    await createTestProject(emulator);
    const aws = awsFor(emulator);
    const started = await aws('codebuild', 'start-build', '--project-name', 'web', '--debug-session-enabled');
    const { id } = (started as { build: { id: string } }).build;
    let target: string | undefined;
    while (!target) target = (await getBuild(emulator, id)).debugSession?.sessionTarget;
    const start = (...args: string[]) => aws('ssm', 'start-session', '--target', target ?? '', ...args);
    await expect(start()).rejects.toThrow(/\(TargetNotConnected\).*The emulator has no Session Manager/);
    // the command wants its plugin for what comes next, and ends the session where there is none
    await start(
      ...['--document-name', 'AWS-StartNonInteractiveCommand', '--parameters', 'command=codebuild-resume'],
    ).catch((error: Error) => expect(error.message).toMatch(/SessionManagerPlugin/));
    expect(await endedBuild(emulator, id)).toMatchObject({ buildStatus: 'SUCCEEDED' });
    const ended = await aws('ssm', 'terminate-session', '--session-id', 'emulator-1');
    expect(ended).toEqual({ SessionId: 'emulator-1' });
  });

  it('understands the errors', async () => {
    const emulator = await startTestEmulator();
    const call = awsFor(emulator);
    const other = await startTestEmulator();
    const failing: [Promise<unknown>, RegExp][] = [
      [
        call('codebuild', 'start-build', '--project-name', 'none'),
        /An error occurred \(ResourceNotFoundException\) when calling the StartBuild operation.*: Project cannot be found/,
      ],
      [
        call('codebuild', 'list-shared-projects'),
        /\(UnknownOperationException\).*The emulator does not know CodeBuild's ListSharedProjects/,
      ],
      [call('sts', 'get-federation-token', '--name', 'someone'), /\(InvalidAction\).*GetFederationToken/],
      [call('s3api', 'list-buckets'), /\(NotImplemented\).*The emulator does not know S3's ListBuckets/],
      [
        runAws(['--endpoint-url', other.endpoint, '--region', other.region, 'codebuild', 'list-projects'], {
          AWS_ACCESS_KEY_ID: emulator.accessKey.accessKeyId,
          AWS_SECRET_ACCESS_KEY: emulator.accessKey.secretAccessKey,
        }),
        /\(UnrecognizedClientException\).*The security token included in the request is invalid/,
      ],
    ];
    await Promise.all(failing.map(([call, message]) => expect(call).rejects.toThrow(message)));
  });
});

async function endedBatch({ codeBuild }: TestEmulator, id: string): Promise<void> {
  for (;;) {
    const { buildBatches = [] } = await codeBuild.send(new BatchGetBuildBatchesCommand({ ids: [id] }));
    if (buildBatches[0]?.complete) return;
  }
}

const groupArn = (name: string) => `arn:aws:codebuild:eu-central-1:000000000000:report-group/${name}`;

const UNIT: Report = {
  name: 'web-unit',
  reportGroupArn: groupArn('web-unit'),
  type: 'TEST',
  status: 'FAILED',
  fileFormat: 'JUNITXML',
  files: ['TEST.xml'],
  truncated: false,
  testSummary: {
    total: 2,
    statusCounts: { SUCCEEDED: 1, FAILED: 1, ERROR: 0, SKIPPED: 0, UNKNOWN: 0 },
    durationInNanoSeconds: 2000,
  },
  testCases: [
    { name: 'adds', status: 'SUCCEEDED', durationInNanoSeconds: 1000 },
    { name: 'pays', status: 'FAILED', durationInNanoSeconds: 1000, message: 'expected 2' },
  ],
};

const COUNTS = {
  lineCoveragePercentage: 25,
  linesCovered: 1,
  linesMissed: 3,
  branchCoveragePercentage: 100,
  branchesCovered: 0,
  branchesMissed: 0,
};

const COVERAGE: Report = {
  ...UNIT,
  name: 'web-coverage',
  reportGroupArn: groupArn('web-coverage'),
  type: 'CODE_COVERAGE',
  status: 'SUCCEEDED',
  testSummary: undefined,
  testCases: undefined,
  codeCoverageSummary: COUNTS,
  codeCoverages: [{ filePath: 'src/a.ts', lineHits: [], ...COUNTS }],
};

const reporting: RunBuild = async ({ buildId }, { emit }) => {
  const at = new Date().toISOString();
  for (const report of [UNIT, COVERAGE]) emit({ event: 'report', buildId, at, ...report });
  return { ok: true, buildStatus: 'SUCCEEDED' };
};

/** A build that waits for its user before it does what others do. */
const pausing: RunBuild = async (request, dependencies) => {
  const { buildId } = request;
  await dependencies.debugSession?.paused(
    {
      buildId,
      reason: 'breakpoint',
      command: { phaseType: 'BUILD', section: 'commands', index: 0, text: 'codebuild-breakpoint' },
      outputDirectory: '/codebuild/output',
      terminalCommand: ['sh'],
    },
    dependencies.signal,
  );
  return succeedingBuild(request, dependencies);
};
