import { expect, it } from 'vitest';
import { paceMessage } from '../../../../client/cloud/watching/pace-message';
import { emulatorStopped } from '../../../../core/aws/emulator-file';
import { describeAwsError } from '../../../../core/aws/errors';

const UNTIL = new Date(2026, 2, 1, 10, 0, 30);
const AGAIN = `Trying again at ${UNTIL.toLocaleTimeString()}…`;

const said = (thrown: unknown) =>
  paceMessage({
    error: describeAwsError(thrown, { action: 'codebuild:BatchGetBuilds' }),
    until: UNTIL.getTime(),
  });

it('names the emulator where that has stopped, and what to do', () => {
  const { message, next } = emulatorStopped();
  expect(said(emulatorStopped())).toBe(`${message} ${next} ${AGAIN}`);
  expect(said(emulatorStopped())).toContain('The emulator has stopped.');
  expect(said(emulatorStopped())).not.toContain('AWS');
});

it('says what to do about credentials that have expired', () => {
  const expired = Object.assign(new Error('expired'), { name: 'ExpiredTokenException' });
  expect(said(expired)).toContain('Sign in again');
});

it('asks for nothing where time heals, and says when the next look is', () => {
  const throttled = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
  expect(said(throttled)).toBe(`AWS limits the rate of codebuild:BatchGetBuilds. ${AGAIN}`);
});
