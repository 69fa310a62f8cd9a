import { describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../client/cloud/api';
import { type CloudChange, CloudStore } from '../../../client/cloud/store';
import { failedBuild, runningBuild } from '../builds';
import { FakeClock } from '../fake-clock';
import { anApi, failed, ok } from './an-api';
import { manyNames } from './projects/names';

function storeOf(overrides: Partial<CloudApi> = {}) {
  const calls: string[] = [];
  const store = new CloudStore(
    anApi({
      builds: (project) => {
        calls.push(project);
        return ok({ builds: [runningBuild()] });
      },
      getBuilds: () => ok([failedBuild()]),
      ...overrides,
    }),
  );
  const changes: CloudChange[] = [];
  store.onDidChange((change) => changes.push(change));
  return { store, calls, changes };
}

const WEB = new Set(['web']);

describe('CloudStore', () => {
  it('reads the builds of a project once, until it is refreshed', async () => {
    const { store, calls } = storeOf();
    await Promise.all([store.builds.historyOf('web'), store.builds.historyOf('web')]);
    expect(calls).toEqual(['web']);
    store.refresh('web');
    await store.builds.historyOf('web');
    expect(calls).toEqual(['web', 'web']);
  });

  it('knows which builds run in the projects that are open', async () => {
    const { store } = storeOf();
    await store.builds.historyOf('web');
    expect(store.builds.running(WEB)).toEqual(['web:0b6a']);
    expect(store.builds.running(new Set())).toEqual([]);
  });

  it('takes what a poll answers, after which an ended build is polled no more', async () => {
    const { store, changes } = storeOf();
    await store.builds.historyOf('web');
    store.builds.put(runningBuild({ currentPhase: 'POST_BUILD' }));
    expect(changes.at(-1)).toEqual({ kind: 'build', id: 'web:0b6a' });
    store.builds.put(failedBuild());
    expect(store.builds.get('web:0b6a')?.buildStatus).toBe('FAILED');
    expect(changes.at(-1), 'it stands elsewhere now').toEqual({ kind: 'project', name: 'web' });
    expect(store.builds.running(WEB)).toEqual([]);
  });

  it('lists a project again when one of its builds is new', async () => {
    const { store, changes } = storeOf();
    store.builds.put(runningBuild());
    expect(changes).toEqual([{ kind: 'project', name: 'web' }]);
  });

  it('believes the events of a build that is followed', async () => {
    const { store } = storeOf();
    await store.builds.historyOf('web');
    const at = '2026-03-01T10:00:00.000Z';
    store.builds.apply({
      event: 'phase',
      buildId: 'web:0b6a',
      at,
      phaseType: 'POST_BUILD',
      phaseStatus: 'IN_PROGRESS',
      contexts: [],
    });
    expect(store.builds.phasesOf('web:0b6a')).toMatchObject([{ phaseType: 'POST_BUILD' }]);
    store.builds.unfollow('web:0b6a');
    expect(store.builds.phasesOf('web:0b6a')).toHaveLength(3);
  });
});

describe('the names of projects', () => {
  /** 5,000 of them in pages of 100, with the calls that are made; one of these is throttled. */
  function manyProjects(throttled?: number) {
    const names = manyNames();
    let calls = 0;
    const { store, changes } = storeOf({
      projectNames: (token) => {
        calls++;
        if (calls === throttled) return failed('throttled');
        const start = Number(token ?? 0);
        const next = start + 100;
        return ok({
          names: names.slice(start, next),
          nextToken: next < names.length ? String(next) : undefined,
        });
      },
    });
    return { store, changes, calls: () => calls };
  }
  const clock = new FakeClock();
  const patience = { clock, random: () => 0.5, signal: new AbortController().signal };

  it('show after one call, and are all read with a call for each hundred', async () => {
    const { store, calls } = manyProjects();
    expect((await store.projects()).ids).toHaveLength(100);
    expect(calls()).toBe(1);
    expect((await store.readAllProjects(patience)).ids).toHaveLength(5_000);
    expect(calls()).toBe(50);
  });

  it('stay as they are while reading on waits for AWS', async () => {
    const { store } = manyProjects(3);
    const reading = store.readAllProjects(patience);
    await clock.pass(0);
    expect(await store.projects()).toMatchObject({ more: true, error: undefined });
    await clock.pass(10_000);
    expect((await reading).more).toBe(false);
  });

  it('are read no further once they are listed anew', async () => {
    const { store, calls } = manyProjects();
    const reading = store.readAllProjects({
      ...patience,
      onPage: ({ ids }) => ids.length === 300 && store.refresh(),
    });
    expect((await reading).ids).toHaveLength(300);
    expect(calls()).toBe(3);
    expect((await store.projects()).ids).toHaveLength(100);
  });
});

describe('the latest build of a project', () => {
  it('is known of each build that some call tells of', async () => {
    const { store } = storeOf({ recentBuildIds: () => ok({ ids: ['web:0b6a'] }) });
    store.builds.put(runningBuild({ id: 'web:1', buildNumber: 1 }));
    expect(store.latest.of('web')).toBe('web:1');
    await store.latest.look({ pinned: ['web'], rows: [] });
    expect(store.latest.of('web')).toBe('web:0b6a');
    expect(store.builds.get('web:0b6a')?.buildStatus).toBe('FAILED');
  });

  it('that the list of its builds lacks makes it read again', async () => {
    const { store, calls } = storeOf({
      recentBuildIds: () => ok({ ids: ['web:new'] }),
      getBuilds: () => ok([runningBuild({ id: 'web:new', buildNumber: 13 })]),
    });
    await store.builds.historyOf('web');
    await store.latest.look({ pinned: [], rows: ['web'] });
    await store.builds.historyOf('web');
    expect(calls).toEqual(['web', 'web']);
  });

  it('is looked for again after a refresh of builds, which keeps the names', async () => {
    let names = 0;
    const { store, calls } = storeOf({
      projectNames: () => {
        names++;
        return ok({ names: ['web'] });
      },
    });
    await store.projects();
    await store.builds.historyOf('web');
    store.refreshBuilds();
    await store.projects();
    await store.builds.historyOf('web');
    expect(names).toBe(1);
    expect(calls).toEqual(['web', 'web']);
  });
});
