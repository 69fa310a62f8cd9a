import { describe, expect, it } from 'vitest';
import { arrangeProjects, type ProjectsToArrange } from '../../../../client/cloud/projects/arrange';
import { manyNames } from './names';

const NAMES = ['api-deploy', 'api-test', 'docs', 'web-deploy', 'web-test'];

function arrange(projects: Partial<ProjectsToArrange> = {}) {
  return arrangeProjects({
    names: NAMES,
    complete: true,
    ofWorkspace: new Set(),
    favourites: new Set(),
    filter: '',
    grouping: { by: 'none' },
    tagOf: () => undefined,
    ...projects,
  });
}

describe('the order of projects', () => {
  it('is that of the service, where nothing is said', () => {
    expect(arrange()).toEqual({ top: [], groups: [], rest: NAMES, count: 5 });
  });

  it("begins with the workspace's own, then favourites, each by name and none twice", () => {
    const { top, rest } = arrange({
      ofWorkspace: new Set(['web-test']),
      favourites: new Set(['web-test', 'web-deploy', 'docs']),
    });
    expect(top).toEqual(['web-test', 'docs', 'web-deploy']);
    expect(rest).toEqual(['api-deploy', 'api-test']);
  });

  it('has a favourite that is not read yet, but none that is gone', () => {
    const favourites = new Set(['zoo']);
    expect(arrange({ favourites, complete: false }).top).toEqual(['zoo']);
    expect(arrange({ favourites, complete: true }).top).toEqual([]);
  });
});

describe('the filter of projects', () => {
  it.each([
    ['deploy', ['api-deploy', 'web-deploy']],
    ['  WEB  ', ['web-deploy', 'web-test']],
    ['test web', ['web-test']],
    ['nothing', []],
    [' ', NAMES],
  ])('%j lets through what has each of its words', (filter, expected) => {
    const { rest, count } = arrange({ filter });
    expect(rest).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  it('is true of favourites too', () => {
    expect(arrange({ favourites: new Set(['docs', 'web-test']), filter: 'web' })).toMatchObject({
      top: ['web-test'],
      rest: ['web-deploy'],
      count: 2,
    });
  });
});

describe('groups of projects', () => {
  it('are made by the beginning of names, of two and more', () => {
    expect(arrange({ grouping: { by: 'prefix' } })).toMatchObject({
      groups: [
        { label: 'api-', names: ['api-deploy', 'api-test'] },
        { label: 'web-', names: ['web-deploy', 'web-test'] },
      ],
      rest: ['docs'],
    });
  });

  it('are made by a tag, with those that lack it beside', () => {
    const tags: Record<string, string> = { 'web-test': 'payments', docs: 'writers', 'api-test': 'payments' };
    const { groups, rest } = arrange({
      grouping: { by: 'tag', key: 'team' },
      tagOf: (name, key) => (key === 'team' ? tags[name] : undefined),
    });
    expect(groups).toEqual([
      { label: 'payments', names: ['api-test', 'web-test'] },
      { label: 'writers', names: ['docs'] },
    ]);
    expect(rest).toEqual(['api-deploy', 'web-deploy']);
  });

  it('have none of what is on top', () => {
    const favourites = new Set(['web-test']);
    expect(arrange({ grouping: { by: 'prefix' }, favourites })).toMatchObject({
      top: ['web-test'],
      groups: [{ label: 'api-' }],
      rest: ['docs', 'web-deploy'],
    });
  });

  it('that are large are divided by the next part of their names', () => {
    const { groups, rest } = arrange({ names: manyNames(), grouping: { by: 'prefix' } });
    expect(groups).toHaveLength(20);
    expect(groups[0]).toMatchObject({ label: 'billing-api-' });
    expect(groups.flatMap(({ names }) => names)).toHaveLength(5_000);
    expect(rest).toEqual([]);
  });

  it('are not divided further than names have parts', () => {
    const names = Array.from({ length: 150 }, (_, index) => `web-${index}`);
    expect(arrange({ names, grouping: { by: 'prefix' } }).groups).toEqual([{ label: 'web-', names }]);
  });

  it('keep the names of a divided one together that have no next part', () => {
    const named = Array.from({ length: 101 }, (_, index) => `web-site-${index}`);
    const names = [...named, 'web-one', 'web-two'];
    expect(arrange({ names, grouping: { by: 'prefix' } }).groups).toEqual([
      { label: 'web-', names: ['web-one', 'web-two'] },
      { label: 'web-site-', names: named },
    ]);
  });
});

describe('5,000 projects', () => {
  it('are all there, whatever stands on top', () => {
    const names = manyNames();
    const favourites = new Set(names.slice(100, 200));
    const { top, rest, count } = arrange({ names, favourites });
    expect(top).toHaveLength(100);
    expect(rest).toHaveLength(4_900);
    expect(count).toBe(5_000);
  });
});
