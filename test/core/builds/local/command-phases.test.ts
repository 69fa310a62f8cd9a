import { expect, test } from 'vitest';
import { nextChosenPhase } from '../../../../core/builds/local/command-phases';

const after = (
  phase: Parameters<typeof nextChosenPhase>[0],
  succeeded: boolean,
  chosen?: Parameters<typeof nextChosenPhase>[3],
) => nextChosenPhase(phase, succeeded, undefined, chosen);

test('without a choice the phases follow each other as on CodeBuild', () => {
  expect(after('DOWNLOAD_SOURCE', true)).toBe('INSTALL');
  expect(after('INSTALL', false)).toBe('FINALIZING');
});

test('phases that are not chosen are passed over', () => {
  expect(after('DOWNLOAD_SOURCE', true, ['build'])).toBe('BUILD');
  expect(after('BUILD', true, ['build'])).toBe('FINALIZING');
  expect(after('DOWNLOAD_SOURCE', true, ['post_build'])).toBe('POST_BUILD');
});

test('a failure ends the build as it does in a whole one', () => {
  expect(after('INSTALL', false, ['install', 'build'])).toBe('FINALIZING');
  expect(after('BUILD', false, ['build', 'post_build'])).toBe('POST_BUILD');
});

test('artifacts belong to builds that go to their end', () => {
  expect(after('POST_BUILD', true, ['post_build'])).toBe('UPLOAD_ARTIFACTS');
  expect(after('BUILD', false, ['install', 'build'])).toBe('FINALIZING');
});
