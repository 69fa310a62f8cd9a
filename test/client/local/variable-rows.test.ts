import { describe, expect, it } from 'vitest';
import {
  isSecretAtFirst,
  nameProblem,
  variableRows,
  withoutVariable,
  withVariable,
} from '../../../client/local/variable-rows';

const VARIABLES = [{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }];

describe('the variables of a run as a list', () => {
  it('show plain values, and of secrets the names alone', () => {
    expect(variableRows(VARIABLES)).toMatchObject([
      { label: 'STAGE', description: 'beta', isSecret: false },
      { label: '$(lock) TOKEN', isSecret: true },
    ]);
  });

  it('are changed where they stand, added at the end, and removed', () => {
    expect(withVariable(VARIABLES, { name: 'STAGE' })).toEqual([{ name: 'STAGE' }, { name: 'TOKEN' }]);
    expect(withVariable(VARIABLES, { name: 'X', value: '' })).toEqual([
      ...VARIABLES,
      { name: 'X', value: '' },
    ]);
    expect(withoutVariable(VARIABLES, 'STAGE')).toEqual([{ name: 'TOKEN' }]);
  });

  it('are secrets at first where their names say so', () => {
    expect(isSecretAtFirst('NPM_TOKEN')).toBe(true);
    expect(isSecretAtFirst('STAGE')).toBe(false);
  });

  it.each(['', '1ST', 'A B', 'CODEBUILD_SRC_DIR'])('have no name like %j', (name) =>
    expect(nameProblem(name)).toBeDefined(),
  );
});
