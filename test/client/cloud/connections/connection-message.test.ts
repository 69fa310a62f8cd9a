import { describe, expect, it } from 'vitest';
import { connectionMessage } from '../../../../client/cloud/connections/connection-message';
import type { AwsErrorKind } from '../../../../core/aws/errors';

const failed = (name: string, kind: AwsErrorKind, canSignIn = false) => ({
  name,
  error: { kind, message: `It is ${kind}.`, next: 'Do something about it.' },
  canSignIn,
});

describe('what the view says of connections', () => {
  it('is nothing while all is well', () => {
    expect(connectionMessage([], true)).toBeUndefined();
  });

  it('is what happened and what to do, with names where there are several', () => {
    expect(connectionMessage([failed('prod', 'denied')], true)).toBe('It is denied. Do something about it.');
    expect(connectionMessage([failed('prod', 'denied'), failed('test', 'network')], false)).toBe(
      'prod: It is denied. Do something about it. test: It is network. Do something about it.',
    );
  });

  it('names the button that signs in where there is one', () => {
    expect(connectionMessage([failed('corp', 'expired', true)], true)).toBe(
      'It is expired. Press Sign In on its row.',
    );
    expect(connectionMessage([failed('corp', 'denied', true)], true)).toMatch(/Do something/);
  });

  it('names the policy that can be copied, unless another one forbids the action', () => {
    const denied = (isForbidden: boolean) => {
      const { error, ...connection } = failed('prod', 'denied');
      return {
        ...connection,
        error: { ...error, denied: { action: 'codebuild:ListProjects', isForbidden } },
      };
    };
    expect(connectionMessage([denied(false)], true)).toBe(
      'It is denied. Copy IAM Policy on its row has what to ask for; or select another profile.',
    );
    expect(connectionMessage([denied(true)], true)).toBe('It is denied. Do something about it.');
  });
});
