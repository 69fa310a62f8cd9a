import { describe, expect, it } from 'vitest';
import { nameProblem, withoutVariable, withVariable } from '../../client/variables';

const VARIABLES: { name: string; value?: string }[] = [{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }];

describe('a list of variables', () => {
  it('has one changed where it stands, added at the end, and removed', () => {
    expect(withVariable(VARIABLES, { name: 'STAGE' })).toEqual([{ name: 'STAGE' }, { name: 'TOKEN' }]);
    expect(withVariable(VARIABLES, { name: 'X', value: '' })).toEqual([
      ...VARIABLES,
      { name: 'X', value: '' },
    ]);
    expect(withoutVariable(VARIABLES, 'STAGE')).toEqual([{ name: 'TOKEN' }]);
  });

  it.each(['', '1ST', 'A B', 'CODEBUILD_SRC_DIR'])('takes no name like %j', (name) =>
    expect(nameProblem(name)).toBeDefined(),
  );
});
