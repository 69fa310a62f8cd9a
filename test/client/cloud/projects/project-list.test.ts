import { beforeEach, describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../../client/cloud/api';
import type { Grouping } from '../../../../client/cloud/projects/groups';
import type { ProjectListParts } from '../../../../client/cloud/projects/project-list';
import { CloudStore } from '../../../../client/cloud/store';
import { FakeClock } from '../../fake-clock';
import { aList } from '../a-list';
import { anApi, failed, ok } from '../an-api';
import { manyNames } from './names';

let clock: FakeClock;
let calls: string[];
let filter: string;
let grouping: Grouping;
let favourites: string[];
let changes: number;

beforeEach(() => {
  clock = new FakeClock();
  calls = [];
  filter = '';
  grouping = { by: 'none' };
  favourites = [];
  changes = 0;
});

/** An account of 5,000 projects in pages of 100, of which every second one is of a team. */
function account(overrides: Partial<CloudApi> = {}, parts: Partial<ProjectListParts> = {}) {
  const names = manyNames();
  const api = anApi({
    projectNames: (token) => {
      const start = Number(token ?? 0);
      const next = start + 100;
      const nextToken = next < names.length ? String(next) : undefined;
      return ok({ names: names.slice(start, next), nextToken });
    },
    projects: (wanted) =>
      ok(
        wanted.map((name) => ({
          name,
          tags: name.endsWith('0') ? [{ key: 'team', value: name.slice(0, 3) }] : [],
        })),
      ),
    ...overrides,
  });
  const counted = Object.fromEntries(
    Object.entries(api).map(([name, call]) => [
      name,
      (...args: never[]) => {
        calls.push(name);
        return (call as (...args: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as CloudApi;
  const store = new CloudStore(counted);
  const list = aList(store, {
    clock,
    filter: () => filter,
    grouping: () => grouping,
    favourites: () => new Set(favourites),
    onChange: () => changes++,
    ...parts,
  });
  return { names, store, list };
}

const count = (name: string) => calls.filter((call) => call === name).length;

describe('5,000 projects', () => {
  it('show after one call: the first hundred, in their order', async () => {
    const { list, names } = account();
    const rows = await list.rows();
    expect(rows).toMatchObject({ rest: names.slice(0, 100), hidden: 0, unread: true });
    expect(calls.filter((call) => call !== 'identity')).toEqual(['projectNames']);
  });

  it('take four calls in all for names, account and the status of the latest builds, and no further ones', async () => {
    const { list } = account({ recentBuildIds: () => ok({ ids: ['billing-api-0000:1'] }) });
    await list.rows();
    await clock.pass(10_000);
    const before = calls.length;
    expect(calls.slice(0, 4)).toEqual(['projectNames', 'identity', 'recentBuildIds', 'getBuilds']);
    expect(count('latestBuildId')).toBeLessThanOrEqual(10);
    expect(count('projects')).toBe(0);
    await list.rows();
    await clock.pass(60_000);
    expect(calls).toHaveLength(before);
  });

  it('show a hundred more with a call more', async () => {
    const { list, names } = account();
    await list.rows();
    await list.more();
    expect((await list.rows()).rest).toEqual(names.slice(0, 200));
    expect(count('projectNames')).toBe(2);
  });

  it('show a favourite first though its name is not read yet', async () => {
    const { list, names } = account();
    const last = names.at(-1) ?? '';
    favourites = [last];
    expect(await list.rows()).toMatchObject({ top: [last], rest: names.slice(0, 100) });
  });

  it('show what somebody found, whatever page it is on', async () => {
    const { list, store } = account();
    await store.readAllProjects({ clock, random: () => 0.5, signal: new AbortController().signal });
    await list.rows();
    list.find('web-tools-4999');
    const { rest, hidden } = await list.rows();
    expect(rest).toHaveLength(101);
    expect(rest.at(-1)).toBe('web-tools-4999');
    expect(hidden).toBe(4_899);
  });
});

describe('a filter', () => {
  it('is of all names, which are read in the background and shown as they come', async () => {
    const { list } = account();
    filter = 'web tools 49';
    expect(await list.rows()).toMatchObject({ count: 0, read: 100 });
    expect(list.filtered).toEqual({ count: 0, read: 100, reading: true });
    await clock.pass(0);
    expect(list.reading).toBe(false);
    expect(changes).toBeGreaterThan(1);
    expect(changes).toBeLessThan(10);
    const { rest, read, unread } = await list.rows();
    expect(rest.every((name) => /web-tools-.*49/.test(name))).toBe(true);
    expect(rest.length).toBeGreaterThan(5);
    expect({ read, unread }).toEqual({ read: 5_000, unread: false });
    expect(count('projectNames')).toBe(50);
  });

  it('that is cleared reads no further', async () => {
    const { list } = account({}, { onChange: () => undefined });
    filter = 'web';
    await list.rows();
    filter = '';
    await list.rows();
    await clock.pass(0);
    expect(list.reading).toBe(false);
    expect(count('projectNames')).toBeLessThan(5);
  });

  it('that is being typed looks for no latest builds', async () => {
    const { list } = account();
    for (filter of ['w', 'we', 'web']) {
      await list.rows();
      await clock.pass(100);
    }
    expect(count('recentBuildIds')).toBe(0);
    await clock.pass(300);
    expect(count('recentBuildIds')).toBe(1);
  });

  it('that cannot read all names says why, and tries no more by itself', async () => {
    const { list } = account({
      projectNames: (token) =>
        token === undefined ? ok({ names: ['web'], nextToken: 'next' }) : failed('denied'),
    });
    filter = 'web';
    await list.rows();
    await clock.pass(0);
    expect(await list.rows()).toMatchObject({ rest: ['web'], error: { kind: 'denied' } });
    await clock.pass(60_000);
    expect(count('projectNames')).toBe(2);
  });
});

describe('groups', () => {
  it('by prefix are of all names, and have pages of their own', async () => {
    const { list } = account();
    grouping = { by: 'prefix' };
    await list.rows();
    await clock.pass(0);
    const { groups, rest } = await list.rows();
    expect(groups).toHaveLength(20);
    expect(rest).toEqual([]);
    const [group] = groups;
    if (!group) throw new Error('There are twenty.');
    expect(list.groupRows(group).rest).toHaveLength(100);
    await list.more(group.label);
    expect(list.groupRows(group)).toMatchObject({ rest: { length: 200 }, hidden: 50 });
    expect(count('projects')).toBe(0);
  });

  it('by a tag read the details of all projects once, a hundred with a call', async () => {
    const { list } = account();
    grouping = { by: 'tag', key: 'team' };
    await list.rows();
    await clock.pass(0);
    const { groups } = await list.rows();
    expect(groups.map(({ label }) => label)).toEqual(
      ['bil', 'cat', 'ord', 'sea', 'web'].slice(0, groups.length),
    );
    expect(count('projects')).toBe(50);
    await list.rows();
    await clock.pass(60_000);
    expect(count('projects')).toBe(50);
  });

  it('that cannot be made say why, until somebody refreshes', async () => {
    let calls = 0;
    const { list } = account({
      projects: () => {
        calls++;
        return failed('denied');
      },
    });
    grouping = { by: 'tag', key: 'team' };
    await list.rows();
    await clock.pass(0);
    expect(await list.rows()).toMatchObject({ groups: [], error: { kind: 'denied' } });
    expect(calls).toBe(1);
    list.forget();
    await list.rows();
    await clock.pass(0);
    expect(calls).toBe(2);
  });

  it('do not divide what a filter found', async () => {
    const { list } = account();
    grouping = { by: 'prefix' };
    filter = 'web-site';
    await list.rows();
    await clock.pass(0);
    expect(await list.rows()).toMatchObject({ groups: [], count: 250 });
  });
});

it('asks nothing more after it is closed', async () => {
  const { list } = account();
  await list.rows();
  list.dispose();
  const before = calls.length;
  await clock.pass(60_000);
  expect(calls).toHaveLength(before);
  expect(clock.sleeping).toBe(0);
});
