import { describe, expect, it } from 'vitest';
import { deniedAction } from '../../../core/aws/denied-action';

const USER = 'User: arn:aws:sts::123456789012:assumed-role/Dev/ann is not authorized to perform:';
const PROJECT = 'arn:aws:codebuild:eu-west-1:123456789012:project/web';

describe('what AWS refused', () => {
  it('is read with its resource', () => {
    const because = 'because no identity-based policy allows the codebuild:StartBuild action';
    expect(deniedAction(`${USER} codebuild:StartBuild on resource: ${PROJECT} ${because}`)).toEqual({
      action: 'codebuild:StartBuild',
      resource: PROJECT,
      isForbidden: false,
    });
  });

  it('is read out of the words of S3, which quote the resource', () => {
    const object = 'arn:aws:s3:::logs/web/0b1c.gz';
    const because = 'because no identity-based policy allows the s3:GetObject action';
    expect(deniedAction(`${USER} s3:GetObject on resource: "${object}" ${because}`)).toEqual({
      action: 's3:GetObject',
      resource: object,
      isForbidden: false,
    });
  });

  it('is forbidden where a policy denies it', () => {
    const because = 'with an explicit deny in a service control policy';
    expect(deniedAction(`${USER} codebuild:StartBuild on resource: ${PROJECT} ${because}`)).toMatchObject({
      isForbidden: true,
    });
  });

  it.each([
    ['a wildcard', `codebuild:StartBuild on resource: *`],
    [
      'an ARN with a wildcard',
      `codebuild:StartBuild on resource: arn:aws:codebuild:eu-west-1:123456789012:*`,
    ],
    ['the ARN of another service', `codebuild:StartBuild on resource: arn:aws:s3:::bucket/key`],
    ['something with quotes', `codebuild:StartBuild on resource: ${PROJECT}","Action":"*`],
    ['nothing', 'codebuild:StartBuild'],
  ])('has no resource where the text names %s', (_what, text) => {
    expect(deniedAction(`${USER} ${text}`)).toEqual({ action: 'codebuild:StartBuild', isForbidden: false });
  });

  it.each([
    `${USER} codebuild:*`,
    `${USER} *`,
    `${USER} codebuild:Start*`,
    `${USER} codebuild:StartBuild:x`,
    `${USER} "codebuild:StartBuild"`,
    'Access Denied',
    '',
  ])('is not known where the text is: %s', (text) => {
    expect(deniedAction(text)).toBeUndefined();
  });
});
