import { expect, it } from 'vitest';
import { variableRows } from '../../../client/local/variable-rows';

it('shows plain values of the variables of a run, and of secrets the names alone', () => {
  expect(variableRows([{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }])).toMatchObject([
    { label: 'STAGE', description: 'beta', isSecret: false },
    { label: '$(lock) TOKEN', isSecret: true },
  ]);
});
