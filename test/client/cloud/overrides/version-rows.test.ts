import { expect, it } from 'vitest';
import { versionRows } from '../../../../client/cloud/overrides/version-rows';

const COMMIT = '0b6a1f2c'.repeat(5);
const texts = (...given: Parameters<typeof versionRows>) =>
  versionRows(...given).map((row) =>
    'group' in row ? `— ${row.group}` : [row.version, row.description].filter(Boolean).join(': '),
  );

it('offers what is checked out first, then the other branches and the tags', () => {
  const refs = {
    branches: ['fix', 'main'],
    tags: ['v1'],
    head: { commit: COMMIT, branch: 'main', isPushed: true },
  };
  expect(texts(refs)).toEqual([
    '— branches, as of the last fetch',
    'main: checked out here',
    'fix',
    '— commit',
    `${COMMIT}: checked out here`,
    '— tags',
    'v1',
  ]);
});

it('offers no commit that CodeBuild cannot have, and says why a branch is behind', () => {
  const refs = { branches: ['main'], tags: [], head: { commit: COMMIT, branch: 'main', isPushed: false } };
  expect(texts(refs)).toEqual([
    '— branches, as of the last fetch',
    'main: checked out here, with commits that are not pushed',
  ]);
});

it('offers nothing where a clone has nothing', () => {
  expect(texts({ branches: [], tags: [] })).toEqual([]);
});
