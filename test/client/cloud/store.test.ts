import { describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../client/cloud/api';
import { type CloudChange, CloudStore } from '../../../client/cloud/store';
import { failedBuild, runningBuild } from '../builds';
import { anApi, ok } from './an-api';

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
    await Promise.all([store.buildsOf('web'), store.buildsOf('web')]);
    expect(calls).toEqual(['web']);
    store.refresh('web');
    await store.buildsOf('web');
    expect(calls).toEqual(['web', 'web']);
  });

  it('knows which builds run in the projects that are open', async () => {
    const { store } = storeOf();
    await store.buildsOf('web');
    expect(store.running(WEB)).toEqual(['web:0b6a']);
    expect(store.running(new Set())).toEqual([]);
  });

  it('takes what a poll answers, after which an ended build is polled no more', async () => {
    const { store, changes } = storeOf();
    await store.buildsOf('web');
    store.put(failedBuild());
    expect(store.get('web:0b6a')?.buildStatus).toBe('FAILED');
    expect(changes.at(-1)).toEqual({ kind: 'build', id: 'web:0b6a' });
    expect(store.running(WEB)).toEqual([]);
  });

  it('lists a project again when one of its builds is new', async () => {
    const { store, changes } = storeOf();
    store.put(runningBuild());
    expect(changes).toEqual([{ kind: 'project', name: 'web' }]);
  });

  it('believes the events of a build that is followed', async () => {
    const { store } = storeOf();
    await store.buildsOf('web');
    const at = '2026-03-01T10:00:00.000Z';
    store.apply({
      event: 'phase',
      buildId: 'web:0b6a',
      at,
      phaseType: 'POST_BUILD',
      phaseStatus: 'IN_PROGRESS',
      contexts: [],
    });
    expect(store.phasesOf('web:0b6a')).toMatchObject([{ phaseType: 'POST_BUILD' }]);
    store.unfollow('web:0b6a');
    expect(store.phasesOf('web:0b6a')).toHaveLength(3);
  });
});
