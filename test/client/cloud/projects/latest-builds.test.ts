import type { Build } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { LatestBuilds } from '../../../../client/cloud/projects/latest-builds';
import { runningBuild, START } from '../../builds';
import { anApi, failed, ok } from '../an-api';
import { manyNames } from './names';

const at = (hoursAgo: number) => new Date(START - hoursAgo * 3_600_000);

/** A build of each project, the first the newest, with the calls that are made. */
function account(projects: string[], overrides: Parameters<typeof anApi>[0] = {}) {
  const calls: string[] = [];
  const builds = new Map(
    projects.map((projectName, index) => {
      const id = `${projectName}:1`;
      return [id, runningBuild({ id, projectName, buildNumber: 1, startTime: at(index) })];
    }),
  );
  const api = anApi({
    recentBuildIds: (token) => {
      const start = Number(token ?? 0);
      const ids = [...builds.keys()].slice(start, start + 100);
      return ok({ ids, nextToken: start + 100 < builds.size ? String(start + 100) : undefined });
    },
    latestBuildId: (project) => ok(builds.get(`${project}:1`)?.id),
    getBuilds: (ids) => ok(ids.flatMap((id) => builds.get(id) ?? [])),
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
  ) as unknown as typeof api;
  const latest: LatestBuilds = new LatestBuilds(counted, (builds) => {
    for (const build of builds) latest.note(build);
  });
  /** Looks for rows in view. */
  const look = (...rows: string[]) => latest.look({ pinned: [], rows });
  return { latest, look, calls, builds };
}

describe('the latest builds of projects', () => {
  it('begin anew with a project that was deleted and made again', () => {
    const { latest } = account([]);
    const build = (id: string, buildNumber: number, startTime: Date) =>
      runningBuild({ id, projectName: 'web', buildNumber, startTime });
    latest.note(build('web:old', 7, at(2)));
    expect(latest.note(build('web:older', 6, at(3)))).toBe(false);
    expect(latest.note(build('web:new', 1, at(1)))).toBe(true);
    expect(latest.of('web')).toBe('web:new');
  });

  it('come by two calls for up to a hundred projects', async () => {
    const names = manyNames(80);
    const { latest, look, calls } = account(names);
    await look(...names);
    expect(calls).toEqual(['recentBuildIds', 'getBuilds']);
    expect(names.every((name) => latest.of(name) === `${name}:1`)).toBe(true);
  });

  it('take a few calls of 5,000 projects too, and ask first for what is wanted most', async () => {
    const names = manyNames();
    const { latest, calls } = account(names);
    const favourite = names[4_000] ?? '';
    await latest.look({ pinned: [favourite], rows: names.slice(0, 300) });
    expect(calls.filter((call) => call === 'recentBuildIds')).toHaveLength(2);
    expect(calls.filter((call) => call === 'latestBuildId')).toHaveLength(10);
    expect(calls.filter((call) => call === 'getBuilds')).toHaveLength(3);
    expect(latest.of(favourite)).toBe(`${favourite}:1`);
    expect(latest.of(names[199] ?? '')).toBeDefined();
    expect(latest.of(names[299] ?? '')).toBeUndefined();
  });

  it('are not asked for again until they are forgotten', async () => {
    const { latest, look, calls } = account(['web', 'api']);
    await Promise.all([look('web'), look('web', 'api')]);
    await look('web');
    expect(calls).toHaveLength(2);
    latest.forget();
    expect(latest.of('web')).toBe('web:1');
    await look('web');
    expect(calls).toHaveLength(4);
  });

  it('of rows are not looked for bit by bit, but those of favourites are', async () => {
    const names = manyNames();
    const { latest, calls } = account(names);
    const rows = names.slice(300, 400);
    await latest.look({ pinned: [], rows });
    const before = calls.length;
    await latest.look({ pinned: [], rows });
    expect(calls).toHaveLength(before);
    await latest.look({ pinned: rows.slice(50, 51), rows });
    expect(latest.of(rows[50] ?? '')).toBeDefined();
    expect(calls.slice(before)).toEqual(['latestBuildId', 'getBuilds']);
  });

  it('are none of a project that has no builds', async () => {
    const { latest, look } = account(['web']);
    await look('web', 'new');
    expect(latest.of('new')).toBe('none');
    latest.note(runningBuild({ id: 'new:1', projectName: 'new' }));
    expect(latest.of('new')).toBe('new:1');
  });

  it('are those with the greatest number, whoever tells of them', async () => {
    const { latest, look } = account(['web']);
    const build = (buildNumber: number): Build =>
      runningBuild({ id: `web:${buildNumber}`, projectName: 'web', buildNumber });
    latest.note(build(8));
    latest.note(build(7));
    await look('web');
    expect(latest.of('web')).toBe('web:8');
  });

  it('are looked for project by project where nobody may list all builds', async () => {
    const { latest, look, calls } = account(['web', 'api'], { recentBuildIds: () => failed('denied') });
    await look('web', 'api');
    expect(calls).toEqual(['recentBuildIds', 'latestBuildId', 'latestBuildId', 'getBuilds']);
    expect(latest.of('api')).toBe('api:1');
  });

  it('are not read off a list that is not by time', async () => {
    const { latest, look, builds } = account(['web', 'api'], { latestBuildId: () => failed('denied') });
    const [first] = builds.values();
    if (first) first.startTime = at(10);
    await look('web', 'api');
    expect(latest.of('web')).toBeUndefined();
  });

  it('stay unknown where AWS throttles, without a further call', async () => {
    const { latest, look, calls } = account(['web'], {
      recentBuildIds: () => failed('throttled'),
      latestBuildId: () => failed('throttled'),
    });
    await look('web', 'api', 'docs');
    expect(calls).toEqual(['recentBuildIds', 'latestBuildId']);
    expect(latest.of('web')).toBeUndefined();
  });
});
