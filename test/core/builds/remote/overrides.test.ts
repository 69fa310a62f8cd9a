import { describe, expect, it } from 'vitest';
import {
  type BuildOverrides,
  environmentTypeOf,
  hasOverrides,
  startBuildOverrides,
} from '../../../../core/builds/remote/overrides';
import { aProject, aProjectWith } from './a-project';

const NOTHING = { secrets: new Map<string, string>() };
const asked = (overrides: BuildOverrides, project = aProject()) =>
  startBuildOverrides(overrides, project, NOTHING);

describe('overrides as StartBuild takes them', () => {
  it('are none where nothing is overridden', () => {
    expect(asked({})).toEqual({});
    expect(asked({ variables: [], image: undefined })).toEqual({});
    expect(hasOverrides({ variables: [], image: undefined })).toBe(false);
    expect(hasOverrides({ privileged: false })).toBe(true);
  });

  it('have the names that the API gives them', () => {
    expect(
      asked({
        sourceVersion: 'pr/25',
        buildspec: { path: 'ci/buildspec.yml' },
        image: 'aws/codebuild/standard:8.0',
        computeType: 'BUILD_GENERAL1_LARGE',
        privileged: false,
        timeoutInMinutes: 5,
        debugSession: true,
      }),
    ).toEqual({
      sourceVersion: 'pr/25',
      buildspecOverride: 'ci/buildspec.yml',
      imageOverride: 'aws/codebuild/standard:8.0',
      computeTypeOverride: 'BUILD_GENERAL1_LARGE',
      privilegedModeOverride: false,
      timeoutInMinutesOverride: 5,
      debugSessionEnabled: true,
    });
  });

  it('take values of secrets from where they are kept, and those alone', () => {
    const variables: BuildOverrides['variables'] = [
      { name: 'STAGE', type: 'PLAINTEXT', value: '' },
      { name: 'API_TOKEN', type: 'PLAINTEXT' },
      { name: 'DB_URL', type: 'SECRETS_MANAGER', value: 'web/db:url' },
    ];
    const secrets = new Map([
      ['API_TOKEN', 'abc'],
      ['STAGE', 'not this'],
    ]);
    expect(startBuildOverrides({ variables }, aProject(), { secrets }).environmentVariablesOverride).toEqual([
      { name: 'STAGE', type: 'PLAINTEXT', value: '' },
      { name: 'API_TOKEN', type: 'PLAINTEXT', value: 'abc' },
      { name: 'DB_URL', type: 'SECRETS_MANAGER', value: 'web/db:url' },
    ]);
  });

  it('take the text that a document has at the start', () => {
    const buildspecText = 'version: 0.2\n';
    const overrides = { buildspec: { document: 'file:///site/buildspec.yml' } };
    expect(startBuildOverrides(overrides, aProject(), { ...NOTHING, buildspecText })).toEqual({
      buildspecOverride: buildspecText,
    });
  });

  it('turn the cache off, or have it on the build host', () => {
    expect(asked({ cache: 'none' })).toEqual({ cacheOverride: { type: 'NO_CACHE' } });
    expect(asked({ cache: ['LOCAL_SOURCE_CACHE'] })).toEqual({
      cacheOverride: { type: 'LOCAL', modes: ['LOCAL_SOURCE_CACHE'] },
    });
  });
});

describe('another image', () => {
  it.each([
    ['aws/codebuild/amazonlinux-aarch64-standard:3.0', 'ARM_CONTAINER'],
    ['aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs20', 'LINUX_LAMBDA_CONTAINER'],
    ['aws/codebuild/amazonlinux-aarch64-lambda-standard:python3.12', 'ARM_LAMBDA_CONTAINER'],
    ['aws/codebuild/windows-base:2019-3.0', 'WINDOWS_SERVER_2019_CONTAINER'],
    ['aws/codebuild/windows-base:2022-1.0', 'WINDOWS_SERVER_2022_CONTAINER'],
  ])('%s brings the environment type %s', (image, type) => {
    expect(asked({ image })).toEqual({ imageOverride: image, environmentTypeOverride: type });
    expect(environmentTypeOf({ image }, aProject())).toBe(type);
  });

  it.each([
    ['LINUX_CONTAINER', 'aws/codebuild/amazonlinux2-x86_64-standard:5.0'],
    ['LINUX_GPU_CONTAINER', 'aws/codebuild/standard:8.0'],
    ['ARM_CONTAINER', 'public.ecr.aws/docker/library/node:22'],
    ['ARM_CONTAINER', 'aws/codebuild/something-new:1.0'],
  ] as const)('leaves %s as it is for %s', (type, image) => {
    expect(asked({ image }, aProjectWith({ type }))).toEqual({ imageOverride: image });
  });

  it("is pulled with CodeBuild's credentials where it is CodeBuild's", () => {
    const project = aProjectWith({ imagePullCredentialsType: 'SERVICE_ROLE' });
    expect(asked({ image: 'aws/codebuild/standard:8.0' }, project)).toEqual({
      imageOverride: 'aws/codebuild/standard:8.0',
      imagePullCredentialsTypeOverride: 'CODEBUILD',
    });
  });

  it("is pulled with the service role where it is in another account's registry", () => {
    const image = (account: string) => `${account}.dkr.ecr.eu-west-1.amazonaws.com/site:1`;
    expect(asked({ image: image('999999999999') })).toMatchObject({
      imagePullCredentialsTypeOverride: 'SERVICE_ROLE',
    });
    expect(asked({ image: image('123456789012') })).toEqual({ imageOverride: image('123456789012') });
  });
});
