import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  type Build,
  CreateProjectCommand,
  DeleteProjectCommand,
  ListBuildsCommand,
  ListBuildsForProjectCommand,
  ListFleetsCommand,
  ListProjectsCommand,
  RetryBuildCommand,
  StartBuildCommand,
  type StartBuildCommandInput,
  StopBuildCommand,
} from '@aws-sdk/client-codebuild';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import {
  BUILDSPEC,
  createTestProject,
  endedBuild,
  endlessBuild,
  getBuild,
  projectInput,
  startTestEmulator,
  type TestEmulator,
} from './support';

async function start(
  emulator: TestEmulator,
  input: Partial<StartBuildCommandInput> = {},
): Promise<Build & { id: string }> {
  const { build } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web', ...input }));
  if (!build?.id) throw new Error('no build');
  return { ...build, id: build.id };
}

async function withProject(options: Parameters<typeof startTestEmulator>[0] = {}): Promise<TestEmulator> {
  const emulator = await startTestEmulator(options);
  await createTestProject(emulator);
  return emulator;
}

describe('projects', () => {
  it('are created, listed by name, described and deleted', async () => {
    const emulator = await startTestEmulator();
    const { codeBuild } = emulator;
    await createTestProject(emulator, 'web');
    await createTestProject(emulator, 'api');

    expect((await codeBuild.send(new ListProjectsCommand({}))).projects).toEqual(['api', 'web']);
    const described = await codeBuild.send(new BatchGetProjectsCommand({ names: ['web', 'gone'] }));
    expect(described.projectsNotFound).toEqual(['gone']);
    expect(described.projects).toEqual([
      expect.objectContaining({
        name: 'web',
        arn: 'arn:aws:codebuild:eu-central-1:000000000000:project/web',
        source: expect.objectContaining({ type: 'NO_SOURCE', buildspec: BUILDSPEC }),
        timeoutInMinutes: 60,
        created: expect.any(Date),
      }),
    ]);

    await codeBuild.send(new DeleteProjectCommand({ name: 'web' }));
    expect((await codeBuild.send(new ListProjectsCommand({ sortOrder: 'DESCENDING' }))).projects).toEqual([
      'api',
    ]);
  });

  it('come a hundred at a time', async () => {
    const { codeBuild, context } = await startTestEmulator();
    const { environment, source } = projectInput('x');
    for (let number = 0; number < 150; number += 1) {
      const name = `project-${String(number).padStart(3, '0')}`;
      context.store.putProject({
        name,
        arn: name,
        source,
        environment: { ...environment, environmentVariables: [] },
      });
    }
    const first = await codeBuild.send(new ListProjectsCommand({}));
    const second = await codeBuild.send(new ListProjectsCommand({ nextToken: first.nextToken }));
    expect(first.projects).toHaveLength(100);
    expect(second.projects).toHaveLength(50);
    expect(second.projects?.[0]).toBe('project-100');
    expect(second.nextToken).toBeUndefined();
  });

  it('are made once, with everything that CodeBuild asks for', async () => {
    const emulator = await withProject();
    const { codeBuild } = emulator;
    await expect(createTestProject(emulator, 'web')).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    const { name, artifacts, serviceRole, environment } = projectInput('other');
    const wrong = (change: object) =>
      codeBuild.send(
        new CreateProjectCommand({
          name,
          artifacts,
          serviceRole,
          environment: { ...environment, environmentVariables: [] },
          source: { type: 'NO_SOURCE', buildspec: BUILDSPEC },
          ...change,
        }),
      );
    await expect(wrong({ name: 'a b' })).rejects.toMatchObject({ name: 'InvalidInputException' });
    await expect(wrong({ source: { type: 'NO_SOURCE' } })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringContaining('needs a buildspec'),
    });
    await expect(wrong({ timeoutInMinutes: 1 })).rejects.toMatchObject({
      message: 'timeoutInMinutes must be between 5 and 2160, not 1.',
    });
    await expect(wrong({ name: 7 })).rejects.toMatchObject({ name: 'SerializationException' });
  });
});

describe('a build', () => {
  it('runs to its end with phases, log and exported variables', async () => {
    const emulator = await withProject();
    const started = await start(emulator);
    expect(started).toMatchObject({
      buildNumber: 1,
      buildStatus: 'IN_PROGRESS',
      projectName: 'web',
      initiator: 'emulator',
      phases: [
        { phaseType: 'SUBMITTED', phaseStatus: 'SUCCEEDED' },
        expect.objectContaining({ phaseType: 'QUEUED' }),
      ],
    });

    const build = await endedBuild(emulator, started.id);
    expect(build).toMatchObject({
      buildStatus: 'SUCCEEDED',
      buildComplete: true,
      currentPhase: 'COMPLETED',
      startTime: expect.any(Date),
      endTime: expect.any(Date),
      exportedEnvironmentVariables: [{ name: 'VERSION', value: '1' }],
      logs: { groupName: '/aws/codebuild/web', streamName: started.id.split(':')[1] },
    });
    expect(build.phases?.map(({ phaseType, phaseStatus }) => [phaseType, phaseStatus])).toEqual([
      ['SUBMITTED', 'SUCCEEDED'],
      ['QUEUED', 'SUCCEEDED'],
      ['PROVISIONING', 'SUCCEEDED'],
      ['BUILD', 'SUCCEEDED'],
      ['COMPLETED', undefined],
    ]);

    const { events = [] } = await emulator.logs.send(
      new GetLogEventsCommand({ ...streamOf(build), startFromHead: true }),
    );
    const lines = events.map(({ message }) => message?.replace(/^\[Container\] \S+ \S+ /, ''));
    expect(lines).toEqual([
      'Entering phase BUILD\n',
      'hello from dev\n',
      'second line\n',
      'Phase complete: BUILD State: SUCCEEDED\n',
      'Phase context status code:  Message: \n',
    ]);
  });

  it('takes the overrides of its start', async () => {
    const seen: unknown[] = [];
    const emulator = await withProject({
      runBuild: async (request) => {
        seen.push(request);
        return { ok: true, buildStatus: 'SUCCEEDED' };
      },
    });
    const { id } = await start(emulator, {
      buildspecOverride: 'version: 0.2\nphases: {}\n',
      environmentVariablesOverride: [
        { name: 'STAGE', value: 'prod' },
        { name: 'API_TOKEN', value: 'hush' },
      ],
      imageOverride: 'alpine',
      timeoutInMinutesOverride: 7,
      sourceVersion: 'main',
    });
    expect(await endedBuild(emulator, id)).toMatchObject({
      sourceVersion: 'main',
      timeoutInMinutes: 7,
      environment: { image: 'alpine' },
    });
    expect(seen).toEqual([
      expect.objectContaining({
        buildId: id,
        buildspec: { text: 'version: 0.2\nphases: {}\n' },
        environmentVariables: [
          { name: 'STAGE', value: 'prod' },
          { name: 'API_TOKEN', value: 'hush' },
        ],
        secretNames: ['API_TOKEN'],
        image: 'alpine',
        timeoutMinutes: 7,
      }),
    ]);
  });

  it('stops in the middle, and a stop after its end changes nothing', async () => {
    const { runBuild, started } = endlessBuild();
    const emulator = await withProject({ runBuild });
    const { id } = await start(emulator);
    await started;
    const { build } = await emulator.codeBuild.send(new StopBuildCommand({ id }));
    expect(build?.buildStatus).toBe('STOPPED');
    const ended = await endedBuild(emulator, id);
    expect(ended.phases).toContainEqual(
      expect.objectContaining({ phaseType: 'BUILD', phaseStatus: 'STOPPED' }),
    );
    const again = await emulator.codeBuild.send(new StopBuildCommand({ id }));
    expect(again.build).toEqual(ended);
  });

  it('waits in the queue while others run, and can be stopped there', async () => {
    const { runBuild, started } = endlessBuild();
    const emulator = await withProject({ runBuild, concurrentBuilds: 1 });
    await start(emulator);
    await started;
    const { id } = await start(emulator);
    expect(await getBuild(emulator, id)).toMatchObject({ currentPhase: 'QUEUED', buildComplete: false });
    await emulator.codeBuild.send(new StopBuildCommand({ id }));
    expect(await getBuild(emulator, id)).toMatchObject({ buildStatus: 'STOPPED', buildComplete: true });
  });

  it('is run again with the same parameters by a retry', async () => {
    const emulator = await withProject();
    const first = await start(emulator, { environmentVariablesOverride: [{ name: 'STAGE', value: 'prod' }] });
    await endedBuild(emulator, first.id);
    const { build } = await emulator.codeBuild.send(new RetryBuildCommand({ id: first.id }));
    expect(build).toMatchObject({
      buildNumber: 2,
      environment: { environmentVariables: [{ name: 'STAGE', value: 'prod', type: 'PLAINTEXT' }] },
    });
    expect(build?.id).not.toBe(first.id);
  });

  it('is started once by the same idempotency token', async () => {
    const emulator = await withProject();
    const first = await start(emulator, { idempotencyToken: 'one' });
    expect((await start(emulator, { idempotencyToken: 'one' })).id).toBe(first.id);
    expect((await start(emulator, { idempotencyToken: 'two' })).id).not.toBe(first.id);
    await expect(start(emulator, { idempotencyToken: 'one', sourceVersion: 'x' })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: 'Request parameter mismatch for idempotency token one',
    });
  });

  it('says in its phases why it could not run', async () => {
    const message = 'No Docker engine answers.';
    const emulator = await withProject({
      runBuild: async () => ({ ok: false, reason: 'could-not-start', message }),
    });
    const { id } = await start(emulator);
    const build = await endedBuild(emulator, id);
    expect(build.buildStatus).toBe('FAILED');
    expect(build.phases).toContainEqual(
      expect.objectContaining({
        phaseType: 'PROVISIONING',
        phaseStatus: 'FAILED',
        contexts: [{ statusCode: 'CLIENT_ERROR', message }],
      }),
    );
    const { events } = await emulator.logs.send(new GetLogEventsCommand(streamOf(build)));
    expect(events?.at(-1)?.message).toContain(message);
  });

  it('fails in DOWNLOAD_SOURCE where the emulator cannot fetch its source', async () => {
    const emulator = await withProject();
    const { id } = await start(emulator, {
      sourceTypeOverride: 'GITHUB',
      sourceLocationOverride: 'https://github.com/a/b.git',
    });
    const build = await endedBuild(emulator, id);
    expect(build.phases).toContainEqual(
      expect.objectContaining({
        phaseType: 'DOWNLOAD_SOURCE',
        phaseStatus: 'FAILED',
        contexts: [
          expect.objectContaining({ message: expect.stringContaining('Give a folder of this computer') }),
        ],
      }),
    );
  });

  it('is listed newest first, in its project and over all', async () => {
    const emulator = await withProject();
    const first = await start(emulator);
    const second = await start(emulator);
    const { ids } = await emulator.codeBuild.send(new ListBuildsForProjectCommand({ projectName: 'web' }));
    expect(ids).toEqual([second.id, first.id]);
    expect((await emulator.codeBuild.send(new ListBuildsCommand({}))).ids?.toSorted()).toEqual(
      ids?.toSorted(),
    );
    const { builds, buildsNotFound } = await emulator.codeBuild.send(
      new BatchGetBuildsCommand({ ids: [first.id, 'web:none'] }),
    );
    expect(builds?.map(({ id }) => id)).toEqual([first.id]);
    expect(buildsNotFound).toEqual(['web:none']);
  });

  it('of an unknown project, or with an unknown id, is not found', async () => {
    const emulator = await startTestEmulator();
    const notFound = { name: 'ResourceNotFoundException' };
    await expect(start(emulator)).rejects.toMatchObject(notFound);
    await expect(
      emulator.codeBuild.send(new ListBuildsForProjectCommand({ projectName: 'web' })),
    ).rejects.toMatchObject(notFound);
    await expect(emulator.codeBuild.send(new StopBuildCommand({ id: 'web:none' }))).rejects.toMatchObject(
      notFound,
    );
    await expect(emulator.codeBuild.send(new RetryBuildCommand({ id: 'web:none' }))).rejects.toMatchObject(
      notFound,
    );
  });
});

describe('CloudWatch Logs', () => {
  it('shows a group for each project and a stream for each build', async () => {
    const emulator = await withProject();
    const { id } = await start(emulator);
    await endedBuild(emulator, id);
    const { logGroups } = await emulator.logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/codebuild/' }),
    );
    expect(logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(['/aws/codebuild/web']);
    const { logStreams } = await emulator.logs.send(
      new DescribeLogStreamsCommand({
        logGroupName: '/aws/codebuild/web',
        orderBy: 'LastEventTime',
        descending: true,
      }),
    );
    expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual([id.split(':')[1]]);
  });

  it('reads forward by token, and gives the same token back at the end for now', async () => {
    const emulator = await withProject();
    const { id } = await start(emulator);
    const stream = streamOf(await endedBuild(emulator, id));
    const read = (input: object) => emulator.logs.send(new GetLogEventsCommand({ ...stream, ...input }));
    const first = await read({ startFromHead: true, limit: 2 });
    expect(first.events?.[1]?.message).toBe('hello from dev\n');
    const second = await read({ startFromHead: true, nextToken: first.nextForwardToken });
    expect(second.events?.[0]?.message).toBe('second line\n');
    const third = await read({ startFromHead: true, nextToken: second.nextForwardToken });
    expect(third.events).toEqual([]);
    expect(third.nextForwardToken).toBe(second.nextForwardToken);
    // without startFromHead the newest events come first
    const newest = await read({ limit: 1 });
    expect(newest.events?.[0]?.message).toContain('Phase context');
    const before = await read({ nextToken: newest.nextBackwardToken, limit: 1 });
    expect(before.events?.[0]?.message).toContain('Phase complete');
  });

  it('has no stream before the build runs, and none for a project without logs', async () => {
    const { runBuild, started } = endlessBuild();
    const emulator = await startTestEmulator({ runBuild, concurrentBuilds: 1 });
    await createTestProject(emulator);
    await start(emulator);
    await started;
    const { logs } = await start(emulator);
    expect(logs?.streamName).toBeUndefined();
    expect(logs?.cloudWatchLogsArn).toMatch(/:log-group:null:log-stream:null$/);
  });

  it('does not find what is not there', async () => {
    const { logs } = await startTestEmulator();
    const missing = { logGroupName: '/aws/codebuild/none', logStreamName: 'x' };
    await expect(logs.send(new GetLogEventsCommand(missing))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('the caller', () => {
  it('is the account that nobody has', async () => {
    const { sts } = await startTestEmulator();
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:user/emulator',
    });
  });
});

describe('a call that the emulator does not know', () => {
  it('gets an AWS error that names it', async () => {
    const { codeBuild, sts } = await startTestEmulator();
    await expect(codeBuild.send(new ListFleetsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message: "The emulator does not know CodeBuild's ListFleets.",
    });
    await expect(
      sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::000000000000:role/x', RoleSessionName: 'x' })),
    ).rejects.toMatchObject({ name: 'InvalidAction', message: expect.stringContaining('AssumeRole') });
  });
});

function streamOf({ logs }: Build): { logGroupName: string; logStreamName: string } {
  return { logGroupName: logs?.groupName ?? '', logStreamName: logs?.streamName ?? '' };
}
