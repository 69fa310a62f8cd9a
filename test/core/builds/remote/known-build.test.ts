import type { Build } from '@aws-sdk/client-codebuild';
import { expect, test } from 'vitest';
import { knownBuild, otherBuild } from '../../../../core/builds/remote/known-build';

const BUILD = {
  arn: 'arn:aws:codebuild:eu-west-1:111122223333:build/web:1',
  projectName: 'web',
  buildNumber: 12,
  buildStatus: 'FAILED' as const,
  resolvedSourceVersion: '0123456789abcdef0123456789abcdef01234567',
  timeoutInMinutes: 20,
  queuedTimeoutInMinutes: 480,
  cache: { type: 'S3' as const },
  source: { type: 'GITHUB' as const },
  vpcConfig: { vpcId: 'vpc-1' },
  environment: {
    type: 'LINUX_CONTAINER' as const,
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL' as const,
    privilegedMode: false,
    environmentVariables: [{ name: 'STAGE', value: 'test' }],
  },
};

test('what the API tells of a build, without the values of its variables', () => {
  expect(knownBuild(BUILD)).toEqual({
    name: 'web #12',
    sameAs: expect.stringMatching(/^[0-9a-f]{64}$/),
    runsOn: 'cloud',
    commit: BUILD.resolvedSourceVersion,
    image: 'aws/codebuild/standard:7.0',
    privileged: false,
    region: 'eu-west-1',
    variableNames: ['STAGE'],
    computeType: 'BUILD_GENERAL1_SMALL',
    timeoutMinutes: 20,
    queuedTimeoutMinutes: 480,
    cacheType: 'S3',
    sourceType: 'GITHUB',
    inVpc: true,
    accountId: '111122223333',
    secrets: [],
  });
});

test('the values of plain variables with the names of secrets, so that they are not shown', () => {
  const environmentVariables = [
    { name: 'API_TOKEN', value: 'hunter22' },
    { name: 'DB_PASSWORD', value: '/app/db', type: 'PARAMETER_STORE' as const },
    { name: 'STAGE', value: 'test' },
  ];
  const environment = { ...BUILD.environment, environmentVariables } as Build['environment'];
  expect(knownBuild({ ...BUILD, environment }).secrets).toEqual(['hunter22']);
});

test('a version of S3 is no commit, and a build of which little is told is known little of', () => {
  expect(otherBuild({ ...BUILD, resolvedSourceVersion: 'Cd3kf.versionId' })).toMatchObject({
    commit: undefined,
    buildStatus: 'FAILED',
  });
  expect(knownBuild({})).toMatchObject({ name: 'build', runsOn: 'cloud', image: undefined, inVpc: false });
});
