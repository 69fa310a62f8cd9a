import { describe, expect, it } from 'vitest';
import { findRows } from '../../../../client/cloud/projects/find-rows';

describe('the rows of Find Project', () => {
  it('are names alone where there is one connection', () => {
    expect(findRows([['one', { names: ['api', 'web'], connection: 'default' }]])).toEqual([
      { label: 'api', key: 'one' },
      { label: 'web', key: 'one' },
    ]);
  });

  it('tell connections apart, and which one does not answer', () => {
    const rows = findRows([
      ['one', { names: ['web'], connection: 'prod · eu-west-1' }],
      ['two', { names: [], connection: 'test', error: 'The session has expired.' }],
    ]);
    expect(rows).toEqual([
      { label: 'prod · eu-west-1', isHeading: true },
      { label: 'web', key: 'one', description: 'prod · eu-west-1' },
      { label: '$(warning) test', description: 'The session has expired.' },
    ]);
  });
});
