import { describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../../client/cloud/api';
import { type CloudChange, CloudStore } from '../../../../client/cloud/store';
import { failedBuild, runningBuild } from '../../builds';
import { anApi, failed, ok } from '../an-api';
import { BATCH_ARN, failedBatch, runningBatch } from '../builds';

const WEB = new Set(['web']);

function storeOf(overrides: Partial<CloudApi> = {}) {
  const asked: string[][] = [];
  const store = new CloudStore(
    anApi({
      builds: () => ok({ builds: [] }),
      batches: () => ok({ batches: [runningBatch()] }),
      getBuilds: (ids) => {
        asked.push(ids);
        const of = { buildBatchArn: `${BATCH_ARN}web:b3` };
        return ok(
          ids.map((id) => (id === 'web:test2' ? runningBuild({ id, ...of }) : failedBuild({ id, ...of }))),
        );
      },
      ...overrides,
    }),
  );
  const changes: CloudChange[] = [];
  store.onDidChange((change) => changes.push(change));
  return { store, asked, changes };
}

describe('the builds of a batch', () => {
  it('are read in one call when somebody looks, without those that wait', async () => {
    const { store, asked } = storeOf();
    await store.builds.historyOf('web');
    await store.builds.readBuildsOf('web:b3');
    expect(asked).toEqual([['web:compile', 'web:test2', 'web:test1']]);
    await store.builds.readBuildsOf('web:b3');
    expect(asked).toHaveLength(1);
  });

  it('are read once more when the batch knows that one has ended, and never again when it is gone', async () => {
    const { store, asked } = storeOf({
      getBuilds: (ids) => {
        asked.push(ids);
        return ok([runningBuild({ id: 'web:test2' })]);
      },
    });
    await store.builds.historyOf('web');
    await store.builds.readBuildsOf('web:b3');
    const [deploy, test = {}, compile] = runningBatch().buildGroups ?? [];
    const failed = {
      ...test,
      currentBuildSummary: { ...test.currentBuildSummary, buildStatus: 'FAILED' as const },
    };
    store.builds.putBatch(runningBatch({ buildGroups: [deploy ?? {}, failed, compile ?? {}] }));
    await store.builds.readBuildsOf('web:b3');
    expect(asked.slice(1)).toEqual([['web:test2']]);
  });

  it('that failed to come are tried again when the batch has gone on, not each time the tree is shown', async () => {
    let asked = 0;
    const { store } = storeOf({
      getBuilds: () => {
        asked += 1;
        return failed('throttled');
      },
    });
    await store.builds.historyOf('web');
    expect(await store.builds.readBuildsOf('web:b3')).toMatchObject({ kind: 'throttled' });
    expect(await store.builds.readBuildsOf('web:b3')).toMatchObject({ kind: 'throttled' });
    expect(asked).toBe(1);
    store.builds.putBatch(runningBatch());
    await store.builds.readBuildsOf('web:b3');
    expect(asked).toBe(2);
  });

  it('are polled while their batch is open; the batch is while its project is', async () => {
    const { store } = storeOf();
    await store.builds.historyOf('web');
    await store.builds.readBuildsOf('web:b3');
    expect(store.builds.running(WEB)).toEqual([]);
    expect(store.builds.running(WEB, new Set(['web:b3']))).toEqual(['web:test2']);
    expect(store.builds.batches.running(WEB)).toEqual(['web:b3']);
    expect(store.builds.batches.running(new Set())).toEqual([]);
  });
});

describe('a batch', () => {
  it('is shown anew as it goes on, and with its whole list when it is new or has ended', async () => {
    const { store, changes } = storeOf();
    await store.builds.historyOf('web');
    store.builds.putBatch(runningBatch({ currentPhase: 'COMBINE_ARTIFACTS' }));
    store.builds.putBatch(failedBatch());
    store.builds.putBatch(runningBatch({ id: 'web:b4' }));
    expect(changes).toEqual([
      { kind: 'batch', id: 'web:b3' },
      { kind: 'project', name: 'web' },
      { kind: 'project', name: 'web' },
    ]);
    expect(store.builds.batches.running(WEB)).toEqual(['web:b4']);
  });
});

describe('a history', () => {
  it('reads on in the list that its rows end with', async () => {
    const calls: string[] = [];
    const page = (kind: string, nextToken: string | undefined) => calls.push(`${kind} ${nextToken ?? 1}`);
    const at = (minute: number) => new Date(minute * 60_000);
    const { store } = storeOf({
      builds: (_, nextToken) => {
        page('builds', nextToken);
        return ok({ builds: [failedBuild({ id: `web:${nextToken}`, startTime: at(30) })], nextToken: '2' });
      },
      batches: (_, nextToken) => {
        page('batches', nextToken);
        return ok({ batches: [failedBatch({ startTime: at(10) })], nextToken: '2' });
      },
    });
    await store.builds.historyOf('web');
    await store.loadMore('web');
    expect(calls).toEqual(['builds 1', 'batches 1', 'builds 2']);
  });

  it('keeps its filter when it is read again', async () => {
    const { store } = storeOf({
      builds: () => ok({ builds: [runningBuild(), failedBuild({ id: 'web:0a' })] }),
      batches: () => ok({ batches: [] }),
    });
    store.builds.filter('web', new Set(['Failed']));
    expect((await store.builds.historyOf('web')).rows).toEqual([{ kind: 'build', id: 'web:0a' }]);
    store.refresh();
    expect(await store.builds.historyOf('web')).toMatchObject({ rows: [{ id: 'web:0a' }], count: 2 });
    store.builds.filter('web', undefined);
    expect((await store.builds.historyOf('web')).rows).toHaveLength(2);
  });
});
