import { describe, expect, it } from 'vitest';
import { DEFAULT_BRANCH } from '../../../core/builds/history/branch';
import { type BuildFilter, rangeBefore, type Selection, UNKNOWN } from '../../../core/insights/filter';
import { groupBy, valuesOf } from '../../../core/insights/group';
import { aHistory, aSelection, DAY, MONDAY } from './a-history';

const ids = ({ history, rows }: Selection) => [...rows].map((row) => history.ids[row]);

const BUILDS = [
  { id: 'late', at: 2 * DAY, project: 'api', branch: 'main' },
  { id: 'early', at: 0, project: 'web', branch: 'pr/25', initiator: 'GitHub-Hookshot/1', trigger: 'webhook' },
  { id: 'middle', at: DAY, project: 'web', branch: undefined, computeType: 'BUILD_GENERAL1_LARGE' },
  { id: 'local', at: 3 * DAY, project: 'web', runsOn: 'local', trigger: 'local', branch: DEFAULT_BRANCH },
] as const;

describe('a filter', () => {
  it('gives builds in the order in which they began', () => {
    expect(ids(aSelection(BUILDS))).toEqual(['early', 'middle', 'late', 'local']);
  });

  it('counts a build to the range in which it began, the beginning with it and the end without', () => {
    const range = { from: MONDAY + DAY, to: MONDAY + 2 * DAY };
    expect(ids(aSelection(BUILDS, { range }))).toEqual(['middle']);
  });

  it.each<[string, Partial<BuildFilter>, string[]]>([
    ['project', { projects: ['api'] }, ['late']],
    ['branch', { branches: ['main', 'pr/25'] }, ['early', 'late']],
    ['branch that is not known', { branches: [UNKNOWN] }, ['middle']],
    ['trigger', { triggers: ['webhook'] }, ['early']],
    ['initiator', { initiators: ['GitHub-Hookshot/1'] }, ['early']],
    ['compute type', { computeTypes: ['BUILD_GENERAL1_LARGE'] }, ['middle']],
    ['where it runs', { runsOn: 'local' }, ['local']],
    ['a name that no build has', { projects: ['gone'] }, []],
    ['nothing at all', { projects: [] }, []],
    ['several at once', { projects: ['web'], runsOn: 'cloud', branches: ['pr/25'] }, ['early']],
  ])('chooses by %s', (_, filter, expected) => {
    expect(ids(aSelection(BUILDS, filter))).toEqual(expected);
  });

  it('leaves a build out whose beginning is not known', () => {
    expect(ids(aSelection([{ id: 'timeless', at: Number.NaN }, { id: 'web:1' }]))).toEqual(['web:1']);
  });

  it('has a range before, of the same length', () => {
    expect(rangeBefore({ from: MONDAY, to: MONDAY + DAY })).toEqual({ from: MONDAY - DAY, to: MONDAY });
  });
});

describe('groups', () => {
  it('come with the largest first, and keep the order of their builds', () => {
    const groups = groupBy(aSelection(BUILDS), 'project');
    expect(groups.map(({ name, selection }) => [name, ids(selection)])).toEqual([
      ['web', ['early', 'middle', 'local']],
      ['api', ['late']],
    ]);
  });

  it('say of what is not known that it is not', () => {
    const names = groupBy(aSelection(BUILDS), 'branch').map(({ name }) => name);
    expect(names.sort()).toEqual(['(default branch)', '(unknown)', 'main', 'pr/25']);
  });

  it('have the values that a history has, to choose from', () => {
    const history = aHistory(BUILDS);
    expect(valuesOf(history, 'project')).toEqual(['api', 'web']);
    expect(valuesOf(history, 'trigger')).toEqual(['local', 'user', 'webhook']);
    expect(valuesOf(aHistory([]), 'project')).toEqual([]);
  });
});
