import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Build,
  InvalidateProjectCacheCommand,
  ListCuratedEnvironmentImagesCommand,
  RetryBuildCommand,
  StartBuildCommand,
  type StartBuildCommandInput,
  UpdateProjectCommand,
} from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import type { RunBuild } from '../../../core/emulator/builds/carry-out';
import { runOnHost } from '../../../core/emulator/run-build';
import runtimes from '../../../schemas/runtimes.json' with { type: 'json' };
import { FakeClock } from '../../client/fake-clock';
import { hostEngine } from '../builds/local/support';
import {
  createTestProject,
  endedBuild,
  endlessBuild,
  getBuild,
  startTestEmulator,
  type TestEmulator,
} from './support';

const MINUTE = 60_000;

async function emulatorWith(options: Parameters<typeof startTestEmulator>[0]): Promise<TestEmulator> {
  const emulator = await startTestEmulator(options);
  await createTestProject(emulator);
  return emulator;
}

async function start(
  { codeBuild }: TestEmulator,
  input: Partial<StartBuildCommandInput> = {},
): Promise<Build> {
  const { build } = await codeBuild.send(new StartBuildCommand({ projectName: 'web', ...input }));
  if (!build) throw new Error('no build');
  return build;
}

/** Signatures are dated by the real clock, so that a fake one needs them off. */
const onFakeClock = { insecureAnyCredentials: true };

const phaseOf = ({ phases = [] }: Build, type: string) => phases.find(({ phaseType }) => phaseType === type);

const TIMED_OUT = {
  phaseStatus: 'TIMED_OUT',
  contexts: [{ statusCode: 'BUILD_TIMED_OUT', message: 'Build has timed out. ' }],
};

describe('a build whose time is over', () => {
  it('has failed, in a phase that timed out', async () => {
    const clock = new FakeClock();
    const emulator = await emulatorWith({ clock, runBuild: runOnHost(hostEngine()), ...onFakeClock });
    const buildspecOverride = 'version: 0.2\nphases:\n  build:\n    commands:\n      - sleep 1000\n';
    const { id = '' } = await start(emulator, { buildspecOverride, timeoutInMinutesOverride: 5 });
    while ((await getBuild(emulator, id)).currentPhase !== 'BUILD');
    await clock.pass(5 * MINUTE);
    const build = await endedBuild(emulator, id);
    expect(build.buildStatus).toBe('FAILED');
    expect(phaseOf(build, 'BUILD')).toMatchObject(TIMED_OUT);
  });

  it('has failed in the queue too', async () => {
    const clock = new FakeClock();
    const { runBuild, started } = endlessBuild();
    const emulator = await emulatorWith({ clock, runBuild, concurrentBuilds: 1, ...onFakeClock });
    await start(emulator);
    await started;
    const { id = '' } = await start(emulator, { queuedTimeoutInMinutesOverride: 6 });
    await clock.pass(6 * MINUTE - 1);
    expect(await getBuild(emulator, id)).toMatchObject({ buildComplete: false });
    await clock.pass(1);
    const build = await getBuild(emulator, id);
    expect(build).toMatchObject({ buildStatus: 'FAILED', buildComplete: true });
    expect(phaseOf(build, 'QUEUED')).toMatchObject({ ...TIMED_OUT, durationInSeconds: 360 });
  });
});

describe('more builds than there may be', () => {
  it('wait until the queue is full, and are refused then', async () => {
    const { runBuild, started } = endlessBuild();
    const emulator = await emulatorWith({ runBuild, concurrentBuilds: 1 });
    await start(emulator);
    await started;
    for (let queued = 0; queued < 5; queued += 1) await start(emulator);
    await expect(start(emulator)).rejects.toMatchObject({
      name: 'AccountLimitExceededException',
      message: 'Cannot have more than 5 builds in queue for the account',
    });
  });

  it('are refused where the project allows no more', async () => {
    const { runBuild } = endlessBuild();
    const emulator = await emulatorWith({ runBuild, concurrentBuilds: 4 });
    await emulator.codeBuild.send(new UpdateProjectCommand({ name: 'web', concurrentBuildLimit: 2 }));
    await start(emulator);
    await start(emulator);
    await expect(start(emulator)).rejects.toMatchObject({
      name: 'AccountLimitExceededException',
      message: 'Cannot have more than 2 active builds for the project web',
    });
  });
});

describe('a build that may be retried by itself', () => {
  it('is, as often as its limit says', async () => {
    const runBuild: RunBuild = async () => ({ ok: true, buildStatus: 'FAILED' });
    const emulator = await emulatorWith({ runBuild });
    const first = await start(emulator, { autoRetryLimitOverride: 2, sourceVersion: 'main' });
    let build = await endedBuild(emulator, first.id ?? '');
    const numbers = [build.autoRetryConfig?.autoRetryNumber];
    while (build.autoRetryConfig?.nextAutoRetry) {
      const before = build;
      build = await endedBuild(emulator, build.autoRetryConfig.nextAutoRetry);
      expect(build.autoRetryConfig?.previousAutoRetry).toBe(before.arn);
      expect(build.sourceVersion).toBe('main');
      numbers.push(build.autoRetryConfig?.autoRetryNumber);
    }
    expect(numbers).toEqual([0, 1, 2]);
  });
});

describe('the overrides of a build', () => {
  it('show in it, whatever they are of, and in its retry', async () => {
    const emulator = await emulatorWith({});
    const given = {
      sourceVersion: 'main',
      sourceTypeOverride: 'NO_SOURCE',
      sourceAuthOverride: { type: 'SECRETS_MANAGER', resource: 'arn' },
      gitCloneDepthOverride: 3,
      gitSubmodulesConfigOverride: { fetchSubmodules: true },
      insecureSslOverride: true,
      reportBuildStatusOverride: true,
      buildStatusConfigOverride: { context: 'ci', targetUrl: 'https://example.com' },
      secondarySourcesOverride: [{ type: 'NO_SOURCE', sourceIdentifier: 'more', buildspec: '' }],
      secondarySourcesVersionOverride: [{ sourceIdentifier: 'more', sourceVersion: 'v2' }],
      environmentTypeOverride: 'ARM_CONTAINER',
      imageOverride: 'alpine',
      computeTypeOverride: 'BUILD_GENERAL1_LARGE',
      certificateOverride: 'bucket/certificate.pem',
      privilegedModeOverride: true,
      registryCredentialOverride: { credential: 'docker', credentialProvider: 'SECRETS_MANAGER' },
      imagePullCredentialsTypeOverride: 'SERVICE_ROLE',
      hostKernelOverride: 'LINUX_KERNEL_6',
      fleetOverride: { fleetArn: 'arn:fleet' },
      cacheOverride: { type: 'LOCAL', modes: ['LOCAL_SOURCE_CACHE', 'LOCAL_CUSTOM_CACHE'] },
      serviceRoleOverride: 'arn:role',
      timeoutInMinutesOverride: 9,
      queuedTimeoutInMinutesOverride: 8,
      encryptionKeyOverride: 'alias/mine',
      logsConfigOverride: { cloudWatchLogs: { status: 'ENABLED', groupName: 'mine', streamName: 'part' } },
      autoRetryLimitOverride: 1,
    } satisfies Partial<StartBuildCommandInput>;
    const { id = '' } = await start(emulator, given);
    const build = await endedBuild(emulator, id);
    const expected = {
      sourceVersion: 'main',
      source: {
        type: 'NO_SOURCE',
        auth: given.sourceAuthOverride,
        gitCloneDepth: 3,
        gitSubmodulesConfig: { fetchSubmodules: true },
        insecureSsl: true,
        reportBuildStatus: true,
        buildStatusConfig: given.buildStatusConfigOverride,
      },
      secondarySources: [{ sourceIdentifier: 'more' }],
      secondarySourceVersions: given.secondarySourcesVersionOverride,
      environment: {
        type: 'ARM_CONTAINER',
        image: 'alpine',
        computeType: 'BUILD_GENERAL1_LARGE',
        certificate: given.certificateOverride,
        privilegedMode: true,
        registryCredential: given.registryCredentialOverride,
        imagePullCredentialsType: 'SERVICE_ROLE',
        hostKernel: 'LINUX_KERNEL_6',
        fleet: given.fleetOverride,
      },
      cache: given.cacheOverride,
      serviceRole: 'arn:role',
      timeoutInMinutes: 9,
      queuedTimeoutInMinutes: 8,
      encryptionKey: 'alias/mine',
      logs: { groupName: 'mine', streamName: `part/${id.split(':')[1]}` },
    };
    expect(build).toMatchObject({ ...expected, autoRetryConfig: { autoRetryLimit: 1 } });
    const { build: retried } = await emulator.codeBuild.send(new RetryBuildCommand({ id }));
    const { logs: _logs, ...rest } = expected;
    expect(retried).toMatchObject(rest);
  });
});

describe('a project', () => {
  it('changes in what is given, and stays in the rest', async () => {
    const emulator = await emulatorWith({});
    const { project } = await emulator.codeBuild.send(
      new UpdateProjectCommand({
        name: 'web',
        description: 'new',
        timeoutInMinutes: 7,
        tags: [{ key: 'a', value: 'b' }],
      }),
    );
    expect(project).toMatchObject({
      name: 'web',
      description: 'new',
      timeoutInMinutes: 7,
      queuedTimeoutInMinutes: 480,
      source: { type: 'NO_SOURCE' },
      tags: [{ key: 'a', value: 'b' }],
    });
    await expect(emulator.codeBuild.send(new UpdateProjectCommand({ name: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('has a cache that can be cleared', async () => {
    const emulator = await emulatorWith({ runBuild: runOnHost(hostEngine()) });
    const buildspecOverride = `version: 0.2
phases:
  build:
    commands:
      - ls kept || true
      - mkdir -p kept && echo once > kept/file
cache:
  paths: ['kept/**/*']
`;
    const cacheOverride = { type: 'S3', location: 'bucket/cache' } as const;
    const { id = '' } = await start(emulator, { buildspecOverride, cacheOverride });
    await endedBuild(emulator, id);
    const folder = join(emulator.dataDirectory, 'cache', 'web');
    expect(await readdir(folder)).toEqual([expect.stringMatching(/\.cache$/)]);
    await mkdir(join(emulator.dataDirectory, 'cache', 'api'));
    await writeFile(join(emulator.dataDirectory, 'cache', 'api', 'other.cache'), '');
    await emulator.codeBuild.send(new InvalidateProjectCacheCommand({ projectName: 'web' }));
    expect(await readdir(join(emulator.dataDirectory, 'cache'))).toEqual(['api']);
    await expect(
      emulator.codeBuild.send(new InvalidateProjectCacheCommand({ projectName: '../api' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('the curated images', () => {
  it('are those that runtimes are known of, and for Windows', async () => {
    const { codeBuild } = await startTestEmulator();
    const { platforms = [] } = await codeBuild.send(new ListCuratedEnvironmentImagesCommand({}));
    expect(platforms.map(({ platform }) => platform)).toEqual(['AMAZON_LINUX', 'UBUNTU', 'WINDOWS_SERVER']);
    const images = platforms.flatMap(({ languages = [] }) =>
      languages.flatMap((language) => language.images ?? []),
    );
    const names = images.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(runtimes.images)));
    for (const { name, versions = [] } of images)
      for (const version of versions) expect(version.startsWith(name ?? '-')).toBe(true);
  });
});
