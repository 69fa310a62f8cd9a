import { IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import type { Connection } from '../../../core/aws/connection';
import { readRolePolicies } from '../../../core/aws/role-policies';
import { type FakeAnswer, fakeAws } from './fake-aws';

const answer = (operation: string, content: string): FakeAnswer => ({
  body: `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${content}</${operation}Result></${operation}Response>`,
});

const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));

test('a role has the documents of all its policies, over as many pages as there are', async () => {
  const { endpoint, calls } = await fakeAws(({ operation, body }) => {
    const asked = new URLSearchParams(body);
    switch (operation) {
      case 'GetRole':
        return answer(
          operation,
          `<Role><RoleName>build</RoleName><AssumeRolePolicyDocument>${encoded({ Statement: [] })}</AssumeRolePolicyDocument><PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::1:policy/edge</PermissionsBoundaryArn></PermissionsBoundary></Role>`,
        );
      case 'ListRolePolicies':
        return asked.get('Marker') === 'next'
          ? answer(operation, '<PolicyNames><member>two</member></PolicyNames>')
          : answer(
              operation,
              '<PolicyNames><member>one</member></PolicyNames><IsTruncated>true</IsTruncated><Marker>next</Marker>',
            );
      case 'GetRolePolicy':
        return answer(
          operation,
          `<PolicyDocument>${encoded({ Id: asked.get('PolicyName') })}</PolicyDocument>`,
        );
      case 'ListAttachedRolePolicies':
        return answer(
          operation,
          '<AttachedPolicies><member><PolicyName>shared</PolicyName><PolicyArn>arn:aws:iam::1:policy/shared</PolicyArn></member></AttachedPolicies>',
        );
      case 'GetPolicy':
        return answer(operation, '<Policy><DefaultVersionId>v7</DefaultVersionId></Policy>');
      default:
        return answer(
          operation,
          `<PolicyVersion><Document>${encoded({ Id: asked.get('VersionId') })}</Document></PolicyVersion>`,
        );
    }
  });
  const credentials = { accessKeyId: 'A', secretAccessKey: 'B' };
  const iam = new IAMClient({ endpoint, region: 'us-east-1', credentials });
  const connection = { iam: async () => iam } as unknown as Connection;
  expect(await readRolePolicies(connection, 'arn:aws:iam::111122223333:role/path/to/build')).toEqual({
    name: 'build',
    policies: [
      { name: 'one', document: '{"Id":"one"}' },
      { name: 'two', document: '{"Id":"two"}' },
      { name: 'shared', arn: 'arn:aws:iam::1:policy/shared', document: '{"Id":"v7"}' },
    ],
    trust: '{"Statement":[]}',
    boundary: 'arn:aws:iam::1:policy/edge',
  });
  expect(calls[0]?.body).toContain('RoleName=build');
});
