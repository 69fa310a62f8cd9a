import { describe, expect, it } from 'vitest';
import { overrideProblems } from '../../../../core/builds/remote/override-problems';
import type { BuildOverrides } from '../../../../core/builds/remote/overrides';
import { aProject, aProjectWith } from './a-project';

const problems = (overrides: BuildOverrides, project = aProject(), buildspecText?: string) =>
  overrideProblems(overrides, project, buildspecText).map(
    ({ override, severity, message, next }) =>
      `${severity} ${override}: ${[message, next].filter(Boolean).join('. ')}`,
  );

const of = (type: 'CODECOMMIT' | 'NO_SOURCE' | 'S3') => aProject({ source: { type } });
const text = (length: number) => `version: 0.2\n${'#'.repeat(length - 13)}`;
const DOCUMENT = { buildspec: { document: 'file:///buildspec.yml' } };

describe('overrides that are fine', () => {
  it.each<BuildOverrides>([
    {},
    { sourceVersion: 'feature/login' },
    { sourceVersion: 'pr/25' },
    { sourceVersion: '0b6a1f2c9d' },
    { sourceVersion: `refs/heads/main^{${'0b6a1f2c'.repeat(5)}}` },
    { timeoutInMinutes: 5 },
    { timeoutInMinutes: 2160 },
    { computeType: 'BUILD_GENERAL1_2XLARGE' },
    { cache: ['LOCAL_SOURCE_CACHE'] },
    { cache: ['LOCAL_DOCKER_LAYER_CACHE'], privileged: true },
    { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/site@sha256:0b6a' },
    { variables: [{ name: 'DEPLOY_TOKEN', type: 'SECRETS_MANAGER', value: 'web/token' }] },
    { debugSession: true },
  ])('%j', (overrides) => {
    expect(problems(overrides)).toEqual([]);
  });

  it('are any version of an object in S3, and compute types of a fleet', () => {
    expect(problems({ sourceVersion: 'Rv..[x' }, of('S3'))).toEqual([]);
    expect(problems({ computeType: 'CUSTOM_INSTANCE_TYPE' }, aProjectWith({ type: 'LINUX_EC2' }))).toEqual(
      [],
    );
  });
});

describe('overrides that CodeBuild refuses', () => {
  it.each(['two words', '-x', 'a..b', 'HEAD~1', 'main/', ''])('the source version "%s"', (sourceVersion) => {
    expect(problems({ sourceVersion })).toEqual([
      'error sourceVersion: A source version is a commit, a branch, a tag or pr/NUMBER',
    ]);
  });

  it.each([4, 2161, 7.5, Number.NaN])('a timeout of %d minutes', (timeoutInMinutes) => {
    expect(problems({ timeoutInMinutes })).toEqual([
      'error timeoutInMinutes: A timeout is a whole number of minutes from 5 to 2160 (36 hours)',
    ]);
  });

  it('a compute type that the environment type does not have, be it by the image', () => {
    expect(problems({ computeType: 'BUILD_LAMBDA_2GB' })).toEqual([
      'error computeType: BUILD_LAMBDA_2GB is no compute type of LINUX_CONTAINER. Choose BUILD_GENERAL1_SMALL or a larger one',
    ]);
    expect(problems({ image: 'aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs20' })).toEqual([
      'error computeType: BUILD_GENERAL1_SMALL is no compute type of LINUX_LAMBDA_CONTAINER. Choose BUILD_LAMBDA_1GB or a larger one',
    ]);
  });

  it('a variable that does not say what holds its value', () => {
    expect(problems({ variables: [{ name: 'URL', type: 'PARAMETER_STORE', value: '' }] })).toEqual([
      'error variables: URL does not say the name of the parameter to read',
    ]);
  });

  it('a buildspec that is empty, or in a source that is not there', () => {
    expect(problems(DOCUMENT, aProject(), ' \n')).toEqual(['error buildspec: The buildspec is empty']);
    expect(problems({ buildspec: { path: 'ci.yml' } }, of('NO_SOURCE'))).toEqual([
      'error buildspec: The project has no source, so there is no buildspec at a path in it',
    ]);
  });

  it('the name of an image with a space', () => {
    expect(problems({ image: 'node 22' })).toEqual([
      'error image: An image name has letters, digits and . - _ / : @ only',
    ]);
  });
});

describe('overrides that do not do as they look', () => {
  it('show a secret in plain text to whoever may see the build', () => {
    expect(
      problems({
        variables: [
          { name: 'DEPLOY_TOKEN', type: 'PLAINTEXT', value: 'abc' },
          { name: 'SALT', type: 'PLAINTEXT' },
        ],
      }),
    ).toEqual([
      'warning variables: CodeBuild shows DEPLOY_TOKEN, SALT to whoever may see the build. Parameter Store and Secrets Manager keep values secret there',
    ]);
  });

  it('have a buildspec of a length that was seen to be refused', () => {
    expect(problems(DOCUMENT, aProject(), text(25_600))).toEqual([]);
    expect(problems(DOCUMENT, aProject(), text(25_601))).toEqual([
      'warning buildspec: The buildspec has 25601 characters. CodeBuild has been seen to refuse more than 25600; a file in the source may be longer',
    ]);
  });

  it('wait nowhere in a debug session, as far as the buildspec is known', () => {
    const nowhere = [
      'warning debugSession: The build waits nowhere. No command of its buildspec says codebuild-breakpoint',
    ];
    const debugSession = true;
    expect(problems({ debugSession, ...DOCUMENT }, aProject(), text(20))).toEqual(nowhere);
    expect(problems({ debugSession, ...DOCUMENT }, aProject(), 'a:\n - codebuild-breakpoint')).toEqual([]);
    const inline = aProject({ source: { type: 'NO_SOURCE', buildspec: text(20) } });
    expect(problems({ debugSession }, inline)).toEqual(nowhere);
    expect(problems({ debugSession, buildspec: { path: 'arn:aws:s3:::b/b.yml' } }, inline)).toEqual([]);
  });

  it.each<[BuildOverrides, ReturnType<typeof aProject>, string]>([
    [
      { sourceVersion: 'pr/1' },
      of('CODECOMMIT'),
      'sourceVersion: CodeBuild documents pr/NUMBER for GitHub, not for CODECOMMIT',
    ],
    [
      { sourceVersion: 'v1' },
      of('NO_SOURCE'),
      'sourceVersion: The project has no source: a source version does nothing',
    ],
    [
      { cache: ['LOCAL_DOCKER_LAYER_CACHE'] },
      aProject(),
      'cache: Docker layers are cached in privileged mode only',
    ],
    [
      { debugSession: true },
      aProjectWith({ type: 'WINDOWS_SERVER_2022_CONTAINER' }),
      'debugSession: CodeBuild has no debug sessions on Windows',
    ],
    [
      { timeoutInMinutes: 10 },
      aProjectWith({ type: 'ARM_LAMBDA_CONTAINER' }),
      'timeoutInMinutes: Builds on Lambda compute have no timeout of their own',
    ],
  ])('%j', (overrides, project, expected) => {
    expect(problems(overrides, project)).toEqual([`warning ${expected}`]);
  });
});
