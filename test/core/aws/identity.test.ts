import { describe, expect, it } from 'vitest';
import { principalOf } from '../../../core/aws/identity';

describe('who calls AWS', () => {
  it.each([
    ['arn:aws:sts::123456789012:assumed-role/Admin/ann', { kind: 'role', name: 'Admin', session: 'ann' }],
    [
      'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Power_User_0123456789abcdef/ann@example.com',
      { kind: 'role', name: 'Power_User', session: 'ann@example.com' },
    ],
    ['arn:aws:iam::123456789012:user/ann', { kind: 'user', name: 'ann' }],
    ['arn:aws-cn:iam::123456789012:user/team/web/ann', { kind: 'user', name: 'ann' }],
    ['arn:aws:sts::123456789012:federated-user/ann', { kind: 'federated user', name: 'ann' }],
    ['arn:aws:iam::123456789012:root', { kind: 'root user' }],
    ['arn:aws:iam::123456789012:group/web', undefined],
    ['', undefined],
  ])('%s', (arn, principal) => {
    expect(principalOf(arn)).toEqual(principal);
  });
});
