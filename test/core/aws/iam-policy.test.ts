import { describe, expect, it } from 'vitest';
import { iamPolicy, type PolicyOptions } from '../../../core/aws/iam-policy';

interface Statement {
  Sid: string;
  Effect: string;
  Action: string[];
  Resource: string;
}

const HERE = { region: 'eu-west-1', account: '123456789012' };
const statements = (options: PolicyOptions): Statement[] => JSON.parse(iamPolicy(options)).Statement;
const of = (sid: string, options: PolicyOptions) => statements(options).find(({ Sid }) => Sid === sid);

describe('the IAM policy', () => {
  it('is a policy of version 2012-10-17 that only allows', () => {
    expect(JSON.parse(iamPolicy({ mayRun: true })).Version).toBe('2012-10-17');
    expect(new Set(statements({ mayRun: true }).map(({ Effect }) => Effect))).toEqual(new Set(['Allow']));
  });

  it('is for one account and region where they are known', () => {
    expect(of('ReadProjectsAndBuilds', { mayRun: false, ...HERE })?.Resource).toBe(
      'arn:aws:codebuild:eu-west-1:123456789012:project/*',
    );
    expect(of('ReadLogs', { mayRun: false, ...HERE })?.Resource).toBe(
      'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/codebuild/*:*',
    );
    expect(of('ReadProjectsAndBuilds', { mayRun: false })?.Resource).toBe('arn:aws:codebuild:*:*:project/*');
  });

  it.each([
    ['cn-north-1', 'arn:aws-cn:'],
    ['us-gov-west-1', 'arn:aws-us-gov:'],
  ])('is of the partition of %s', (region, start) => {
    expect(of('ReadReports', { mayRun: false, region })?.Resource).toMatch(new RegExp(`^${start}`));
  });

  it('takes no region or account that does not look like one', () => {
    const options = { mayRun: false, region: '*","x', account: '1' };
    expect(of('ReadReports', options)?.Resource).toBe('arn:aws:codebuild:*:*:report-group/*');
  });

  it('lets nobody run builds who only looks', () => {
    expect(iamPolicy({ mayRun: false })).not.toMatch(/Start|Stop|Retry|Invalidate|Delete|Create|Update/);
    expect(of('RunBuilds', { mayRun: true, ...HERE })?.Action).toContain('codebuild:StartBuild');
  });

  it.each([
    ['of the view', 'codebuild:BatchGetBuilds', undefined],
    ['of running', 'codebuild:StopBuild', 'arn:aws:codebuild:eu-west-1:123456789012:project/web'],
  ])('has an action %s where it belongs', (_what, action, resource) => {
    const all = statements({ mayRun: false, ...HERE, denied: { action, resource } });
    expect(all.filter(({ Action }) => Action.includes(action))).toHaveLength(1);
    expect(all.some(({ Sid }) => Sid === 'Refused')).toBe(false);
  });

  it.each([
    [
      'another action',
      { action: 's3:GetObject', resource: 'arn:aws:s3:::logs/web/1.gz' },
      'arn:aws:s3:::logs/web/1.gz',
    ],
    ['another action on nothing known', { action: 'ssm:StartSession' }, '*'],
    [
      'a log group of another name',
      { action: 'logs:GetLogEvents', resource: 'arn:aws:logs:eu-west-1:123456789012:log-group:web:*' },
      'arn:aws:logs:eu-west-1:123456789012:log-group:web:*',
    ],
  ])('has %s that was refused in a statement of its own', (_what, denied, resource) => {
    expect(of('Refused', { mayRun: false, ...HERE, denied })).toMatchObject({
      Action: [denied.action],
      Resource: resource,
    });
  });
});
