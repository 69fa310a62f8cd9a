import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { copyProjectAs } from '../../../../core/insights/copy-as/formats';
import type { Plain } from '../../../../core/insights/copy-as/plain';
import { yaml } from '../../../../core/insights/copy-as/yaml';
import { BUILDSPEC, FULL, HOSTILE, SMALL } from './a-project';

interface Template {
  Resources: { Project: { Type: string; Properties: Record<string, unknown> } };
}

const template = (project = FULL) => load(copyProjectAs(project, 'cloudformation').text) as Template;

describe('a project as CloudFormation', () => {
  test('is a template whose one resource has all properties, by their names there', () => {
    const { Type, Properties } = template().Resources.Project;
    expect(Type).toBe('AWS::CodeBuild::Project');
    expect(Properties).toMatchObject({
      Name: 'web',
      Description: HOSTILE,
      Source: { Type: 'GITHUB', BuildSpec: BUILDSPEC, GitSubmodulesConfig: { FetchSubmodules: true } },
      SecondarySourceVersions: [{ SourceIdentifier: 'lib', SourceVersion: '3' }],
      Environment: { Fleet: { FleetArn: expect.any(String) }, HostKernel: 'LINUX_KERNEL_6' },
      LogsConfig: { CloudWatchLogs: { GroupName: '/builds' }, S3Logs: { EncryptionDisabled: false } },
      Tags: [
        { Key: 'a: b', Value: '${c}' },
        { Key: 'team', Value: 'web' },
      ],
      Triggers: {
        Webhook: true,
        BuildType: 'BUILD',
        FilterGroups: [
          [
            { Type: 'EVENT', Pattern: 'PUSH', ExcludeMatchedPattern: false },
            { Type: 'HEAD_REF', Pattern: '^refs/heads/(main|v\\d+)$', ExcludeMatchedPattern: false },
          ],
          [{ Type: 'EVENT', Pattern: 'PULL_REQUEST_CREATED' }],
        ],
        PullRequestBuildPolicy: { RequiresCommentApproval: 'ALL_PULL_REQUESTS' },
      },
      Visibility: 'PUBLIC_READ',
      ResourceAccessRole: expect.any(String),
      BadgeEnabled: true,
    });
  });

  test('says what CloudFormation has nothing for', () => {
    expect(copyProjectAs(FULL, 'cloudformation').text).toContain(
      '# Left out, as CloudFormation has nothing for it: artifacts.bucketOwnerAccess, environment.computeConfiguration, logsConfig.s3Logs.bucketOwnerAccess, buildBatchConfig.restrictions.fleetsAllowed.\n',
    );
  });

  test('has no webhook of GitHub Enterprise Server, which CloudFormation cannot make', () => {
    const project = { ...FULL, source: { ...FULL.source, type: 'GITHUB_ENTERPRISE' as const } };
    expect(template(project).Resources.Project.Properties).not.toHaveProperty('Triggers');
    expect(copyProjectAs(project, 'cloudformation').text).toMatch(
      /^# Left out, as CloudFormation has .*webhook\.$/m,
    );
  });

  test('is easy to read', () => {
    expect(copyProjectAs(SMALL, 'cloudformation').text).toBe(`AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Name: small
      Source:
        Type: NO_SOURCE
        BuildSpec: |-
          version: 0.2
          phases: {}
      Artifacts:
        Type: NO_ARTIFACTS
      Environment:
        Type: LINUX_LAMBDA_CONTAINER
        Image: aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22
        ComputeType: BUILD_LAMBDA_1GB
      ServiceRole: arn:aws:iam::111122223333:role/small
`);
  });
});

describe('YAML', () => {
  test.each([
    'yes',
    'no',
    'null',
    '~',
    '010',
    '1e3',
    '',
    ' ',
    '- a',
    'a: b',
    'a #b',
    'a:',
    ':',
    '*a',
    '!Ref x',
    '2010-09-09',
    '<<',
    '=',
    'a\n',
    'a\n\nb',
    'a\n\n',
    '\na',
    ' a\nb',
    'a\n b\n',
    'a \nb\t\n',
    '#a\nb',
    '---\nb',
    'a\r\nb',
    'a\u2028b',
    'a\u0085b\nc',
    '\u0007\u007f\ufeff',
    'ü\u{1f600}\nb',
    HOSTILE,
    BUILDSPEC,
  ])('%j stays text, and the same', (text) => {
    const value = { key: text, list: [text, [text], { a: text, b: [text] }], [text]: 1 };
    expect(load(yaml(value))).toEqual(value);
  });

  test('numbers, booleans and what is empty stay what they are', () => {
    const value: Plain = { a: 1, b: true, c: false, d: [], e: {}, f: [[], {}, [[1]]], g: [{ a: [] }] };
    expect(load(yaml(value))).toEqual(value);
  });
});
