import { describe, expect, it } from 'vitest';
import { sessionTarget, startSessionArguments } from '../../../../core/builds/remote/debug-session';
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

describe('what the AWS CLI opens it with', () => {
  it('is the target, and the profile and the region of the connection', () => {
    const place = { profile: 'dev', region: 'eu-west-1' };
    expect(startSessionArguments('codebuild:0b6a_1', place)).toEqual([
      'ssm',
      'start-session',
      '--target=codebuild:0b6a_1',
      '--region=eu-west-1',
      '--profile=dev',
    ]);
    expect(startSessionArguments('t', {})).toEqual(['ssm', 'start-session', '--target=t']);
  });

  it('has no option that a name made', () => {
    expect(startSessionArguments('t', { profile: '--debug' })).toContain('--profile=--debug');
  });
});
