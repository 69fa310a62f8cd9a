import { describe, expect, it } from 'vitest';
import {
  commandLine,
  sessionTarget,
  startSessionCommand,
} from '../../../../core/builds/remote/debug-session';
import { failedBuild, runningBuild } from '../../../client/builds';

const session = (sessionTarget: string | undefined, sessionEnabled = true) => ({
  debugSession: { sessionEnabled, sessionTarget },
});

describe('the target of a debug session', () => {
  it('is there while a build waits', () => {
    expect(sessionTarget(runningBuild(session('codebuild:0b6a_1')))).toBe('codebuild:0b6a_1');
    expect(sessionTarget(runningBuild(session(undefined)))).toBeUndefined();
    expect(sessionTarget(runningBuild(session('codebuild:0b6a_1', false)))).toBeUndefined();
    expect(sessionTarget(failedBuild(session('codebuild:0b6a_1')))).toBeUndefined();
    expect(sessionTarget(runningBuild())).toBeUndefined();
  });

  it.each(['--endpoint-url=http://evil', '$(rm -rf ~)', 'a;b', "a'b", 'a b', ''])(
    'is never "%s", which could be more than a target',
    (target) => {
      expect(sessionTarget(runningBuild(session(target)))).toBeUndefined();
    },
  );
});

describe('the command that opens it', () => {
  it('has the profile and the region of the connection', () => {
    const command = startSessionCommand('codebuild:0b6a_1', { profile: 'dev', region: 'eu-west-1' });
    expect(commandLine(command)).toBe(
      'aws ssm start-session --target codebuild:0b6a_1 --region eu-west-1 --profile dev',
    );
    expect(commandLine(startSessionCommand('t', {}))).toBe('aws ssm start-session --target t');
  });

  it('quotes what a shell would take apart', () => {
    const profile = "my $HOME's `id`";
    expect(commandLine(startSessionCommand('t', { profile }))).toBe(
      "aws ssm start-session --target t --profile 'my $HOME'\\''s `id`'",
    );
  });
});
