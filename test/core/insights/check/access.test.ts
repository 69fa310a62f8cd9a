import { describe, expect, test } from 'vitest';
import type { RolePolicies } from '../../../../core/insights/check/policies';
import { found, gap, messages } from './support';

const role = (statement: object | object[], rest: Partial<RolePolicies> = {}) => ({
  role: {
    name: 'web-build',
    policies: [{ name: 'build', document: JSON.stringify({ Version: '2012-10-17', Statement: statement }) }],
    ...rest,
  },
});

describe('wide-role', () => {
  const code = 'wide-role';

  test.each([
    [
      'everything',
      { Effect: 'Allow', Action: '*', Resource: '*' },
      'high allows every action on every resource',
    ],
    [
      'a list of everything',
      { Effect: 'Allow', Action: ['s3:GetObject', '*:*'], Resource: ['*'] },
      'high allows every action on every resource',
    ],
    [
      'a whole service',
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      'medium allows every action of s3 on every resource',
    ],
    [
      'the whole of IAM',
      { Effect: 'Allow', Action: 'IAM:*', Resource: '*' },
      'high allows every action of iam on every resource',
    ],
    [
      'all but a service',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      'high allows all actions but iam:* (NotAction), on every resource',
    ],
    [
      'every role to hand on',
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
      'high allows iam:PassRole for every role',
    ],
  ])('%s', (_, statement, expected) => {
    expect(
      found(code, role(statement)).map(
        ({ severity, message }) =>
          `${severity} ${message.replace('The policy build of the service role ', '').replace(/\.$/, '')}`,
      ),
    ).toEqual([expected]);
  });

  test.each([
    [
      'named actions',
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'ecr:GetAuthorizationToken'], Resource: '*' },
    ],
    ['a service on one resource', { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::example/*' }],
    [
      'a condition',
      {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      },
    ],
    ['a denial', { Effect: 'Deny', Action: '*', Resource: '*' }],
    ['a statement of another form', 'Allow everything'],
  ])('says nothing of %s', (_, statement) => {
    expect(found(code, role(statement as object))).toEqual([]);
  });

  test('cannot tell what a permissions boundary leaves, and says so', () => {
    const given = role(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { boundary: 'arn:aws:iam::1:policy/b' },
    );
    expect(found(code, given)).toEqual([]);
    expect(gap(code, given)).toBe(
      'The service role has a permissions boundary, which limits what its policies allow.',
    );
  });

  test('is not asked for unless somebody wants it', () => {
    expect(gap(code, {})).toBe('IAM was not asked.');
  });
});

describe('open-trust', () => {
  const code = 'open-trust';
  const trust = (statement: object) => role([], { trust: JSON.stringify({ Statement: [statement] }) });

  test.each([
    [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
    [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
  ])('%j', (statement) => {
    expect(messages(code, trust(statement))).toEqual([
      'The trust policy of the role web-build lets everybody take it on.',
    ]);
  });

  test.each([
    [{ Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    [
      {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
    ],
    [{ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' }],
  ])('says nothing of %j', (statement) => {
    expect(found(code, trust(statement))).toEqual([]);
  });
});

describe('insecure-ssl', () => {
  test('tells whose certificate is not checked', () => {
    const source = {
      type: 'GITHUB_ENTERPRISE' as const,
      location: 'https://git.example.com/a/b',
      insecureSsl: true,
    };
    expect(messages('insecure-ssl', { project: { source } })).toEqual([
      'The certificate of the server of the source is not checked (insecureSsl).',
    ]);
  });

  test('says nothing where it is checked', () => {
    const source = {
      type: 'GITHUB_ENTERPRISE' as const,
      location: 'https://git.example.com/a/b',
      insecureSsl: false,
    };
    expect(found('insecure-ssl', { project: { source } })).toEqual([]);
  });
});

describe('public-project', () => {
  test('is told', () => {
    expect(found('public-project', { project: { projectVisibility: 'PUBLIC_READ' } })).toHaveLength(1);
  });

  test.each([undefined, 'PRIVATE', 'SOMETHING_NEW'])('says nothing of %s', (projectVisibility) => {
    expect(
      found('public-project', { project: { projectVisibility: projectVisibility as 'PRIVATE' } }),
    ).toEqual([]);
  });
});
