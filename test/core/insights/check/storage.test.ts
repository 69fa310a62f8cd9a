import type { ProjectArtifacts } from '@aws-sdk/client-codebuild';
import { describe, expect, test } from 'vitest';
import { found, GOOD_BUILDSPEC, gap, messages } from './support';

describe('logs-off', () => {
  test('where neither place has them', () => {
    const logsConfig = {
      cloudWatchLogs: { status: 'DISABLED' as const },
      s3Logs: { status: 'DISABLED' as const },
    };
    expect(messages('logs-off', { project: { logsConfig } })).toEqual([
      'The builds of this project keep no log.',
    ]);
  });

  test.each([
    ['S3 alone', { cloudWatchLogs: { status: 'DISABLED' as const }, s3Logs: { status: 'ENABLED' as const } }],
    ['CloudWatch alone', { cloudWatchLogs: { status: 'ENABLED' as const } }],
    ['the default, which is CloudWatch', undefined],
    ['no word on CloudWatch', { s3Logs: { status: 'DISABLED' as const } }],
  ])('says nothing of %s', (_, logsConfig) => {
    expect(found('logs-off', { project: { logsConfig } })).toEqual([]);
  });
});

describe('logs-unencrypted', () => {
  const s3Logs = (status: 'ENABLED' | 'DISABLED', encryptionDisabled?: boolean) => ({
    project: { logsConfig: { s3Logs: { status, encryptionDisabled } } },
  });

  test('where logs go to S3 as plain text', () => {
    expect(messages('logs-unencrypted', s3Logs('ENABLED', true))).toEqual([
      'The encryption of the logs in S3 is switched off.',
    ]);
  });

  test('says nothing where they are encrypted, or none go there', () => {
    expect(found('logs-unencrypted', s3Logs('ENABLED', false))).toEqual([]);
    expect(found('logs-unencrypted', s3Logs('ENABLED'))).toEqual([]);
    expect(found('logs-unencrypted', s3Logs('DISABLED', true))).toEqual([]);
  });
});

describe('artifacts-unencrypted', () => {
  test('tells which', () => {
    const artifacts = {
      type: 'S3' as const,
      location: 'b',
      namespaceType: 'BUILD_ID' as const,
      encryptionDisabled: true,
    };
    const secondaryArtifacts = [{ ...artifacts, artifactIdentifier: 'docs' }];
    expect(messages('artifacts-unencrypted', { project: { artifacts, secondaryArtifacts } })).toEqual([
      'The encryption of the artifacts is switched off.',
      'The encryption of the secondary artifacts docs is switched off.',
    ]);
  });

  test("says nothing of encrypted ones, none, or a pipeline's", () => {
    for (const type of ['NO_ARTIFACTS', 'CODEPIPELINE'] as const)
      expect(
        found('artifacts-unencrypted', { project: { artifacts: { type, encryptionDisabled: true } } }),
      ).toEqual([]);
    expect(found('artifacts-unencrypted', {})).toEqual([]);
  });
});

describe('overwritten-artifacts', () => {
  const code = 'overwritten-artifacts';
  const artifacts = (changes: Partial<ProjectArtifacts>, buildspec = GOOD_BUILDSPEC) => ({
    project: {
      artifacts: { type: 'S3' as const, location: 'example', path: '/out/', name: 'web.zip', ...changes },
    },
    buildspec,
  });
  const named = (name: string) => `${GOOD_BUILDSPEC}artifacts:\n  files: '**/*'\n  name: ${name}\n`;

  test('tells the place that all builds write to', () => {
    expect(messages(code, artifacts({ namespaceType: 'NONE' }))).toEqual([
      'Each build writes its artifacts to the same place, example/out/web.zip.',
    ]);
  });

  test('a name in the buildspec that is always the same is no help', () => {
    expect(messages(code, artifacts({ overrideArtifactName: true }, named('site')))).toHaveLength(1);
  });

  test.each([
    ['a namespace of builds', artifacts({ namespaceType: 'BUILD_ID' })],
    ['a name of variables', artifacts({ overrideArtifactName: true }, named('site-$CODEBUILD_BUILD_NUMBER'))],
    ['a name of a command', artifacts({ overrideArtifactName: true }, named('site-$(date +%F)'))],
    ["a pipeline's", artifacts({ type: 'CODEPIPELINE' })],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, given)).toEqual([]);
  });

  test('tells of artifacts of one build that go over each other', () => {
    const one = { type: 'S3' as const, location: 'example', name: 'web', namespaceType: 'BUILD_ID' as const };
    const secondaryArtifacts = [
      { ...one, artifactIdentifier: 'docs' },
      { ...one, name: 'other', artifactIdentifier: 'other' },
    ];
    expect(found(code, { project: { artifacts: one, secondaryArtifacts } })).toMatchObject([
      {
        severity: 'medium',
        message:
          'The artifacts and the secondary artifacts docs of a build go to the same place, example/web.',
      },
    ]);
  });

  test('cannot tell without the buildspec that names them', () => {
    expect(gap(code, artifacts({ overrideArtifactName: true }, 'version: 0.2\nphases: [\n'))).toBeDefined();
  });
});
