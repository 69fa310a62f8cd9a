import { describe, expect, it } from 'vitest';
import { changeText, overrideChanges } from '../../../../core/builds/remote/override-changes';
import type { BuildOverrides } from '../../../../core/builds/remote/overrides';
import { aProject, aProjectWith } from './a-project';

const differences = (overrides: BuildOverrides, project = aProject()) =>
  overrideChanges(overrides, project, (address) => address.replace(/^.*\//, '')).map(
    (change) => `${change.what}: ${changeText(change)}`,
  );

describe('what differs from the project', () => {
  it('is nothing where nothing is overridden, or with what the project has anyway', () => {
    expect(differences({})).toEqual([]);
    expect(
      differences({
        sourceVersion: 'main',
        image: 'aws/codebuild/standard:7.0',
        timeoutInMinutes: 60,
        privileged: false,
        variables: [
          { name: 'STAGE', type: 'PLAINTEXT', value: 'beta' },
          { name: 'DB_URL', type: 'PARAMETER_STORE', value: '/web/db' },
        ],
      }),
    ).toEqual([]);
  });

  it('is told as from and to, in the order of the form', () => {
    expect(
      differences({
        debugSession: true,
        cache: ['LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_SOURCE_CACHE'],
        timeoutInMinutes: 90,
        privileged: true,
        computeType: 'BUILD_GENERAL1_LARGE',
        image: 'aws/codebuild/standard:8.0',
        buildspec: { document: 'file:///site/buildspec.yml' },
        sourceVersion: 'fix/login',
      }),
    ).toEqual([
      'Source version: main → fix/login',
      'Buildspec: buildspec.yml of the source → buildspec.yml as it is in the editor',
      'Image: standard:7.0 → standard:8.0',
      'Compute type: BUILD_GENERAL1_SMALL → BUILD_GENERAL1_LARGE',
      'Privileged: off → on',
      'Timeout: 60 minutes → 90 minutes',
      'Cache: S3 bucket/cache → local: docker layer, source',
      'Debug session: off → on',
    ]);
  });

  it('counts each variable, and shows no secret: neither its own nor one of the project', () => {
    expect(
      differences({
        variables: [
          { name: 'STAGE', type: 'PLAINTEXT', value: 'prod' },
          { name: 'DEBUG', type: 'PLAINTEXT', value: '' },
          { name: 'DEPLOY_TOKEN', type: 'PLAINTEXT' },
          { name: 'DB_URL', type: 'SECRETS_MANAGER', value: 'web/db:url' },
        ],
      }),
    ).toEqual([
      'STAGE: beta → prod',
      'DEBUG: not set → empty',
      'DEPLOY_TOKEN: hidden → a secret',
      'DB_URL: Parameter Store /web/db → Secrets Manager web/db:url',
    ]);
  });

  it('has what another image brings along', () => {
    const project = aProjectWith({ imagePullCredentialsType: 'SERVICE_ROLE' });
    expect(differences({ image: 'aws/codebuild/amazonlinux-aarch64-standard:3.0' }, project)).toEqual([
      'Image: standard:7.0 → amazonlinux-aarch64-standard:3.0',
      'Environment type: LINUX_CONTAINER → ARM_CONTAINER',
      'Image pull credentials: SERVICE_ROLE → CODEBUILD',
    ]);
  });

  it.each([
    [{ sourceVersion: undefined }, { sourceVersion: 'v1' }, 'Source version: the default branch → v1'],
    [
      { sourceVersion: undefined, source: { type: 'S3', location: 'b/k.zip' } },
      { sourceVersion: 'Abc' },
      'Source version: the latest → Abc',
    ],
    [
      { source: { type: 'NO_SOURCE', buildspec: 'version: 0.2\nphases: {}' } },
      { buildspec: { path: 'arn:aws:s3:::bucket/buildspec.yml' } },
      'Buildspec: the text in the project → arn:aws:s3:::bucket/buildspec.yml',
    ],
    [{ cache: undefined }, { cache: ['LOCAL_CUSTOM_CACHE'] }, 'Cache: none → local: custom'],
    [{ cache: { type: 'LOCAL' } }, { cache: 'none' }, 'Cache: local → none'],
  ] as const)('tells a project with %j and %j as %s', (project, overrides, expected) => {
    expect(differences(overrides as BuildOverrides, aProject(project as object))).toEqual([expected]);
  });
});
