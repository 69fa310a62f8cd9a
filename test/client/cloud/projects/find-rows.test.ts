import { describe, expect, it } from 'vitest';
import { findRows } from '../../../../client/cloud/projects/find-rows';

describe('the rows to choose a project from', () => {
  it('are names alone where there is one connection', () => {
    expect(findRows([['one', { names: ['api', 'web'], connection: 'default' }]])).toEqual([
      { kind: 'project', label: 'api', key: 'one' },
      { kind: 'project', label: 'web', key: 'one' },
    ]);
  });

  it('tell connections apart, and which one does not answer', () => {
    const rows = findRows([
      ['one', { names: ['web'], connection: 'prod · eu-west-1' }],
      ['two', { names: [], connection: 'test', error: 'The session has expired.' }],
    ]);
    expect(rows).toEqual([
      { kind: 'heading', label: 'prod · eu-west-1', key: 'one' },
      { kind: 'project', label: 'web', key: 'one', description: 'prod · eu-west-1' },
      { kind: 'failure', label: '$(warning) test', key: 'two', description: 'The session has expired.' },
    ]);
  });
});
