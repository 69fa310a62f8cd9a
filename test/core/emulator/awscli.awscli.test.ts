import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createTestProject, endedBuild, startTestEmulator, type TestEmulator } from './support';

const AWS = process.env.WORKBENCH_TEST_AWSCLI;
const run = promisify(execFile);

/** What the command printed, as JSON; its own error output where it fails. */
async function aws(emulator: TestEmulator, ...args: string[]): Promise<Record<string, unknown>> {
  const home = await mkdtemp(join(tmpdir(), 'workbench-test-home-'));
  try {
    const { stdout } = await run(AWS ?? 'aws', ['--output', 'json', ...args], {
      env: {
        PATH: process.env.PATH,
        HOME: home,
        AWS_SHARED_CREDENTIALS_FILE: join(emulator.dataDirectory, 'credentials'),
        AWS_PROFILE: 'codebuild-emulator',
        AWS_DEFAULT_REGION: emulator.region,
        AWS_PAGER: '',
        AWS_MAX_ATTEMPTS: '1',
      },
    });
    return stdout.trim() ? (JSON.parse(stdout) as Record<string, unknown>) : {};
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Debian's awscli 2.9 knows no AWS_ENDPOINT_URL. */
const at = ({ endpoint }: TestEmulator) => ['--endpoint-url', endpoint];

describe.skipIf(!AWS)('the aws command', { timeout: 120_000 }, () => {
  it('creates a project, builds it, reads its log and deletes it', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator, 'api');
    const codebuild = (...args: string[]) => aws(emulator, ...at(emulator), 'codebuild', ...args);

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
    expect(await codebuild('list-projects')).toEqual({ projects: ['api', 'web'] });
    expect(await codebuild('batch-get-projects', '--names', 'web')).toMatchObject({
      projects: [{ name: 'web' }],
      projectsNotFound: [],
    });

    const started = (await codebuild('start-build', '--project-name', 'web')) as { build: { id: string } };
    const { id } = started.build;
    await endedBuild(emulator, id);
    expect(await codebuild('batch-get-builds', '--ids', id)).toMatchObject({
      builds: [{ id, buildStatus: 'SUCCEEDED', buildComplete: true }],
    });
    expect(await codebuild('list-builds-for-project', '--project-name', 'web')).toEqual({ ids: [id] });
    expect(await codebuild('list-builds')).toEqual({ ids: [id] });
    expect(await codebuild('stop-build', '--id', id)).toMatchObject({ build: { buildStatus: 'SUCCEEDED' } });
    expect(await codebuild('retry-build', '--id', id)).toMatchObject({ build: { buildNumber: 2 } });

    const logs = (...args: string[]) => aws(emulator, ...at(emulator), 'logs', ...args);
    const group = ['--log-group-name', '/aws/codebuild/web'];
    expect(await logs('describe-log-groups')).toMatchObject({ logGroups: [{ logGroupName: group[1] }] });
    expect(await logs('describe-log-streams', ...group)).toMatchObject({
      logStreams: expect.arrayContaining([expect.objectContaining({ logStreamName: id.split(':')[1] })]),
    });
    const stream = ['--log-stream-name', id.split(':')[1] ?? ''];
    expect(await logs('get-log-events', ...group, ...stream, '--start-from-head')).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ message: 'second line\n' })]),
    });

    await codebuild('delete-project', '--name', 'web');
    expect(await codebuild('list-projects')).toEqual({ projects: ['api'] });
  });

  it('knows who it is', async () => {
    const emulator = await startTestEmulator();
    expect(await aws(emulator, ...at(emulator), 'sts', 'get-caller-identity')).toMatchObject({
      Account: '000000000000',
    });
  });

  it('understands the errors', async () => {
    const emulator = await startTestEmulator();
    const call = (...args: string[]) => aws(emulator, ...at(emulator), ...args);
    await expect(call('codebuild', 'start-build', '--project-name', 'none')).rejects.toThrow(
      /An error occurred \(ResourceNotFoundException\) when calling the StartBuild operation.*: Project cannot be found/,
    );
    await expect(call('codebuild', 'list-report-groups')).rejects.toThrow(
      /\(UnknownOperationException\).*The emulator does not know CodeBuild's ListReportGroups/,
    );
    await expect(call('sts', 'get-federation-token', '--name', 'someone')).rejects.toThrow(
      /\(InvalidAction\).*GetFederationToken/,
    );
    await emulator.close();
    const other = await startTestEmulator({ dataDirectory: emulator.dataDirectory });
    const stale = { ...emulator, endpoint: other.endpoint };
    await expect(
      run(AWS ?? 'aws', [...at(stale), '--region', other.region, 'codebuild', 'list-projects'], {
        env: {
          PATH: process.env.PATH,
          AWS_ACCESS_KEY_ID: emulator.accessKey.accessKeyId,
          AWS_SECRET_ACCESS_KEY: emulator.accessKey.secretAccessKey,
          AWS_MAX_ATTEMPTS: '1',
        },
      }),
    ).rejects.toThrow(
      /\(UnrecognizedClientException\).*The security token included in the request is invalid/,
    );
  });
});
