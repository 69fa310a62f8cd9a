import { describe, expect, it } from 'vitest';
import { retryBuild, startBuild, startBuildBatch, stopBuild } from '../../../../core/builds/remote/actions';
import { listBuilds } from '../../../../core/builds/remote/builds';
import {
  batchConsoleUrl,
  buildConsoleUrl,
  projectConsoleUrl,
  reportConsoleUrl,
} from '../../../../core/builds/remote/console-url';
import { getProjects, listProjectNames } from '../../../../core/builds/remote/projects';
import { buildStatusLabel, hasEnded } from '../../../../core/builds/remote/status';
import { type Answer, startFakeAws } from './fake-aws';

describe('projects', () => {
  it('are listed by name, page by page', async () => {
    const { connection, calls } = await startFakeAws({
      ListProjects: [{ ok: { projects: ['a'], nextToken: 'n' } }],
    });
    expect(await listProjectNames(connection, { nextToken: 'm' })).toEqual({ names: ['a'], nextToken: 'n' });
    expect(calls[0]?.input).toEqual({ sortBy: 'NAME', sortOrder: 'ASCENDING', nextToken: 'm' });
  });

  it('are described in hundreds, in the order asked for, without those that are gone', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `p${index}`);
    const answer = (...found: string[]): Answer => ({ ok: { projects: found.map((name) => ({ name })) } });
    const { connection, calls } = await startFakeAws({
      BatchGetProjects: [answer('p1', 'p0'), answer('p149')],
    });
    const projects = await getProjects(connection, names);
    expect(projects.map(({ name }) => name)).toEqual(['p0', 'p1', 'p149']);
    expect(calls.map(({ input }) => (input.names as string[]).length)).toEqual([100, 50]);
  });
});

describe('builds', () => {
  it('come newest first, without a sort order in the call', async () => {
    const { connection, calls } = await startFakeAws({
      ListBuildsForProject: [{ ok: { ids: ['web:2', 'web:1'], nextToken: 'n' } }],
      BatchGetBuilds: [{ ok: { builds: [{ id: 'web:1' }, { id: 'web:2' }] } }],
    });
    const { builds, nextToken } = await listBuilds(connection, 'web');
    expect(builds.map(({ id }) => id)).toEqual(['web:2', 'web:1']);
    expect(nextToken).toBe('n');
    expect(calls[0]?.input).toEqual({ projectName: 'web' });
  });

  it('of a project that has none take one call', async () => {
    const { connection, calls } = await startFakeAws({ ListBuildsForProject: [{ ok: { ids: [] } }] });
    expect(await listBuilds(connection, 'web')).toEqual({ builds: [], nextToken: undefined });
    expect(calls).toHaveLength(1);
  });

  it('are started, stopped and retried', async () => {
    const build = { ok: { build: { id: 'web:1' } } };
    const { connection, calls } = await startFakeAws({
      StartBuild: [build],
      StopBuild: [build],
      RetryBuild: [build],
    });
    expect(await startBuild(connection, 'web', { sourceVersion: 'main' })).toMatchObject({ id: 'web:1' });
    expect(await stopBuild(connection, 'web:1')).toMatchObject({ id: 'web:1' });
    expect(await retryBuild(connection, 'web:1')).toMatchObject({ id: 'web:1' });
    expect(calls.map(({ input }) => input)).toEqual([
      { projectName: 'web', sourceVersion: 'main', idempotencyToken: expect.any(String) },
      { id: 'web:1' },
      { id: 'web:1', idempotencyToken: expect.any(String) },
    ]);
  });

  it('of a batch are started together, once whatever the SDK tries again', async () => {
    const { connection, calls } = await startFakeAws({
      StartBuildBatch: [{ ok: { buildBatch: { id: 'web:b', buildBatchStatus: 'IN_PROGRESS' } } }],
    });
    expect(await startBuildBatch(connection, 'web', { sourceVersion: 'main' })).toMatchObject({
      id: 'web:b',
    });
    expect(calls).toEqual([
      {
        operation: 'StartBuildBatch',
        input: { projectName: 'web', sourceVersion: 'main', idempotencyToken: expect.any(String) },
      },
    ]);
  });
});

describe('a status', () => {
  it.each([
    ['SUCCEEDED', 'Succeeded'],
    ['FAILED', 'Failed'],
    ['FAULT', 'Fault'],
    ['TIMED_OUT', 'Timed out'],
    ['STOPPED', 'Stopped'],
    ['IN_PROGRESS', 'In progress'],
  ] as const)('%s is called %s', (buildStatus, label) => {
    expect(buildStatusLabel({ buildStatus })).toBe(label);
  });

  it('FAILED is a time-out where a phase timed out', () => {
    expect(buildStatusLabel({ buildStatus: 'FAILED', phases: [{ phaseStatus: 'TIMED_OUT' }] })).toBe(
      'Timed out',
    );
  });

  it('is final when CodeBuild says so', () => {
    expect(hasEnded({ buildComplete: false, buildStatus: 'STOPPED' })).toBe(false);
    expect(hasEnded({ buildStatus: 'SUCCEEDED' })).toBe(true);
    expect(hasEnded({})).toBe(false);
  });
});

describe('a console address', () => {
  const arn = (partition: string, region: string, resource: string, account = '123456789012') =>
    `arn:${partition}:codebuild:${region}:${account}:${resource}`;

  it('is that of the partition', () => {
    expect(projectConsoleUrl(arn('aws', 'eu-west-1', 'project/web'))).toBe(
      'https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/123456789012/projects/web/history?region=eu-west-1',
    );
    expect(buildConsoleUrl(arn('aws', 'eu-west-1', 'build/web:u-1'))).toBe(
      'https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/123456789012/projects/web/build/web%3Au-1/?region=eu-west-1',
    );
    expect(batchConsoleUrl(arn('aws', 'eu-west-1', 'build-batch/web:u-1'))).toBe(
      'https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/123456789012/projects/web/batch/web%3Au-1?region=eu-west-1',
    );
    expect(reportConsoleUrl(arn('aws', 'eu-west-1', 'report/web-unit:u-1'))).toBe(
      'https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/123456789012/testReports/reports/web-unit/web-unit%3Au-1?region=eu-west-1',
    );
    expect(projectConsoleUrl(arn('aws-cn', 'cn-north-1', 'project/web'))).toMatch(
      /^https:\/\/console\.amazonaws\.cn\//,
    );
    expect(projectConsoleUrl(arn('aws-us-gov', 'us-gov-west-1', 'project/web'))).toMatch(
      /^https:\/\/console\.amazonaws-us-gov\.com\//,
    );
  });

  it('is none for what is no such ARN, and for the emulator', () => {
    expect(projectConsoleUrl(arn('aws', 'eu-west-1', 'build/web:u'))).toBeUndefined();
    expect(batchConsoleUrl(arn('aws', 'eu-west-1', 'build/web:u'))).toBeUndefined();
    expect(reportConsoleUrl(arn('aws', 'eu-west-1', 'build/web:u'))).toBeUndefined();
    expect(buildConsoleUrl('javascript:alert(1)')).toBeUndefined();
    expect(buildConsoleUrl(arn('aws', 'us-east-1', 'build/web:u', '000000000000'))).toBeUndefined();
  });
});
