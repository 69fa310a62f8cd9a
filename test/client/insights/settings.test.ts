import { expect, it } from 'vitest';
import { readQuota, readTargets } from '../../../client/insights/settings';

it('takes targets of a project with a share that there can be', () => {
  const targets = [
    { project: 'web', branch: 'main', percent: 95 },
    { project: 'api', percent: 99.9, branch: '' },
    { project: '', percent: 95 },
    { project: 'web', percent: 0 },
    { project: 'web', percent: 101 },
    { project: 'web', percent: '95' },
    null,
  ];
  expect(readTargets(targets)).toEqual([
    { project: 'web', branch: 'main', percent: 95 },
    { project: 'api', percent: 99.9 },
  ]);
  expect(readTargets({})).toEqual([]);
});

it('takes the quota of a connection by its name and region, or by its name', () => {
  const quotas = { 'prod/eu-west-1': 60, prod: 20, dev: -1 };
  expect(readQuota(quotas, { name: 'prod', region: 'eu-west-1' })).toBe(60);
  expect(readQuota(quotas, { name: 'prod', region: 'us-east-1' })).toBe(20);
  expect(readQuota(quotas, { name: 'dev' })).toBeUndefined();
  expect(readQuota(undefined, { name: 'toString' })).toBeUndefined();
});
