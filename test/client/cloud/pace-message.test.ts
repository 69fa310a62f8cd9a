import { expect, it } from 'vitest';
import { paceMessage } from '../../../client/cloud/pace-message';
import { emulatorStopped } from '../../../core/aws/emulator-file';
import { describeAwsError } from '../../../core/aws/errors';

const said = (error: unknown) => paceMessage(describeAwsError(error, { action: 'codebuild:BatchGetBuilds' }));

it('names the emulator where that has stopped, and what to do', () => {
  const { message, next } = emulatorStopped();
  expect(said(emulatorStopped())).toBe(`${message} ${next} Trying again…`);
  expect(said(emulatorStopped())).toContain('The emulator has stopped.');
  expect(said(emulatorStopped())).not.toContain('AWS');
});

it('says what to do about credentials that have expired', () => {
  const expired = Object.assign(new Error('expired'), { name: 'ExpiredTokenException' });
  expect(said(expired)).toContain('Sign in again');
});

it('asks for nothing where time heals', () => {
  const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
  expect(said(throttled)).toBe('AWS limits the rate of codebuild:BatchGetBuilds. Trying again…');
});
