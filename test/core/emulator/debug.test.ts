import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { type Build, StartBuildCommand, StopBuildCommand } from '@aws-sdk/client-codebuild';
import { SSMClient, StartSessionCommand, TerminateSessionCommand } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { runOnHost } from '../../../core/emulator/run-build';
import { hostEngine } from '../builds/local/support';
import { createTestProject, endedBuild, getBuild, startTestEmulator, type TestEmulator } from './support';

const buildspecOverride = `version: 0.2
phases:
  build:
    commands:
      - codebuild-breakpoint
      - echo after
`;

const clientOf = ({ endpoint, region, accessKey: credentials }: TestEmulator) =>
  new SSMClient({ endpoint, region, credentials, maxAttempts: 1 });

async function started(debugSessionEnabled: boolean) {
  const emulator = await startTestEmulator({ runBuild: runOnHost(hostEngine()) });
  await createTestProject(emulator);
  const { build } = await emulator.codeBuild.send(
    new StartBuildCommand({ projectName: 'web', buildspecOverride, debugSessionEnabled }),
  );
  return { emulator, id: build?.id ?? '', ssm: clientOf(emulator) };
}

async function paused(emulator: TestEmulator, id: string): Promise<Build & { target: string }> {
  for (;;) {
    const build = await getBuild(emulator, id);
    const target = build.debugSession?.sessionTarget;
    if (target) return { ...build, target };
  }
}

const resume = (Target: string) =>
  new StartSessionCommand({
    Target,
    DocumentName: 'AWS-StartNonInteractiveCommand',
    Parameters: { command: ['codebuild-resume'] },
  });

describe('a build that was started for debugging', () => {
  it('waits at its breakpoint, says where, and goes on', async () => {
    const { emulator, id, ssm } = await started(true);
    const { target, debugSession, buildComplete, currentPhase } = await paused(emulator, id);
    expect(debugSession).toEqual({ sessionEnabled: true, sessionTarget: `codebuild:${id.split(':')[1]}` });
    expect([buildComplete, currentPhase]).toEqual([false, 'BUILD']);

    await expect(ssm.send(new StartSessionCommand({ Target: target }))).rejects.toMatchObject({
      name: 'TargetNotConnected',
      message: expect.stringMatching(
        /The emulator has no Session Manager.*waits in .* of this computer.*codebuild-resume/,
      ),
    });
    const { SessionId } = await ssm.send(resume(target));
    await ssm.send(new TerminateSessionCommand({ SessionId }));
    const build = await endedBuild(emulator, id);
    expect(build).toMatchObject({ buildStatus: 'SUCCEEDED', debugSession: { sessionEnabled: true } });
    expect(build.debugSession?.sessionTarget).toBeUndefined();
    const { events = [] } = await emulator.logs.send(
      new GetLogEventsCommand({
        logGroupName: build.logs?.groupName,
        logStreamName: build.logs?.streamName ?? '',
      }),
    );
    const log = events.map(({ message }) => message).join('');
    expect(log).toContain(`aws ssm start-session --target ${target}`);
    expect(log).toContain('\nafter\n');
    await expect(ssm.send(resume(target))).rejects.toMatchObject({
      name: 'TargetNotConnected',
      message: `${target} is not connected: no build waits there at codebuild-breakpoint.`,
    });
  });

  it('can be stopped while it waits', async () => {
    const { emulator, id } = await started(true);
    await paused(emulator, id);
    await emulator.codeBuild.send(new StopBuildCommand({ id }));
    const build = await endedBuild(emulator, id);
    expect(build.buildStatus).toBe('STOPPED');
    expect(build.debugSession?.sessionTarget).toBeUndefined();
  });
});

describe('another build', () => {
  it('passes its breakpoints', async () => {
    const { emulator, id } = await started(false);
    const build = await endedBuild(emulator, id);
    expect(build.buildStatus).toBe('SUCCEEDED');
    expect(build.debugSession).toBeUndefined();
  });
});
