import { expect, it } from 'vitest';
import { repeatedVersions } from '../../../core/insights/alike';
import { aSelection } from './a-history';

const many = Array.from({ length: 40 }, (_, index) => ({
  at: index,
  sourceVersion: `v${index % 20}`,
  project: 'api',
}));
const few = ['a', 'b', 'a', undefined, 'a'].map((sourceVersion, index) => ({
  at: 100 + index,
  sourceVersion,
}));
const all = aSelection([...many, ...few]);
const narrow = (selection: typeof all, test: (row: number) => boolean) => ({
  ...selection,
  rows: selection.rows.filter(test),
});
const ids = (selection: typeof all) =>
  [...repeatedVersions(selection)].map((rows) => [...rows].map((row) => row - many.length));

it('finds versions that were built more than once, however few builds of a history it looks at', () => {
  const { history } = all;
  const web = narrow(all, (row) => history.projects.textOf(history.project.at(row)) === 'web');
  expect(ids(web)).toEqual([[0, 2, 4]]);
  expect(ids(all)).toHaveLength(21);
  expect(ids(all)).toContainEqual([0, 2, 4]);
  expect(ids(narrow(web, (row) => row === many.length))).toEqual([]);
});
