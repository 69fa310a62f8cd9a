import { describe, expect, test } from 'vitest';
import { nextPhase, readOnFailure, retriesPhase } from '../../../core/buildspec/phases';

describe('what follows a phase', () => {
  test.each([
    ['DOWNLOAD_SOURCE', 'INSTALL', 'FINALIZING'],
    ['INSTALL', 'PRE_BUILD', 'FINALIZING'],
    ['PRE_BUILD', 'BUILD', 'FINALIZING'],
    ['BUILD', 'POST_BUILD', 'POST_BUILD'],
    ['POST_BUILD', 'UPLOAD_ARTIFACTS', 'UPLOAD_ARTIFACTS'],
    ['UPLOAD_ARTIFACTS', 'FINALIZING', 'FINALIZING'],
  ] as const)('%s: %s after success, %s after failure', (phase, succeeded, failed) => {
    expect(nextPhase(phase, true)).toBe(succeeded);
    expect(nextPhase(phase, false)).toBe(failed);
  });

  test('ABORT ends the build after a failure, and only then', () => {
    expect(nextPhase('BUILD', false, readOnFailure('ABORT'))).toBe('FINALIZING');
    expect(nextPhase('BUILD', true, readOnFailure('ABORT'))).toBe('POST_BUILD');
  });

  test('CONTINUE goes on as after success', () => {
    expect(nextPhase('INSTALL', false, readOnFailure('CONTINUE'))).toBe('PRE_BUILD');
  });

  test('a phase that was retried in vain is followed as any failed one', () => {
    expect(nextPhase('INSTALL', false, readOnFailure('RETRY'))).toBe('FINALIZING');
    expect(nextPhase('BUILD', false, readOnFailure('RETRY'))).toBe('POST_BUILD');
  });
});

describe('on-failure', () => {
  test.each([
    [undefined, { action: 'DEFAULT' }],
    ['nonsense', { action: 'DEFAULT' }],
    ['ABORT', { action: 'ABORT' }],
    ['continue', { action: 'CONTINUE' }],
    ['RETRY', { action: 'RETRY', count: 3, pattern: '.*' }],
    ['RETRY-5', { action: 'RETRY', count: 5, pattern: '.*' }],
    ['RETRY-0', { action: 'RETRY', count: 0, pattern: '.*' }],
    ['RETRY-1000', { action: 'RETRY', count: 100, pattern: '.*' }],
    ['Retry-.*Error: Unable.*', { action: 'RETRY', count: 3, pattern: '.*Error: Unable.*' }],
    ['RETRY-8-invalid+', { action: 'RETRY', count: 8, pattern: 'invalid+' }],
  ])('%s', (value, expected) => {
    expect(readOnFailure(value)).toEqual(expected);
  });

  test('a phase is retried as often as the count says', () => {
    const attempts = [1, 2, 3].map((attempt) => retriesPhase(readOnFailure('RETRY-2'), attempt, () => true));
    expect(attempts).toEqual([true, true, false]);
  });

  test('a phase is retried only where its pattern matches', () => {
    const retries = (expected: string) =>
      retriesPhase(readOnFailure('RETRY-time.*out'), 1, (pattern) => pattern === expected);
    expect([retries('time.*out'), retries('refused')]).toEqual([true, false]);
  });

  test.each(['ABORT', 'CONTINUE', undefined])('%s retries nothing', (value) => {
    expect(retriesPhase(readOnFailure(value), 1, () => true)).toBe(false);
  });
});
