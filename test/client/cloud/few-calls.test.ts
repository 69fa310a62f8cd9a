import { beforeEach, describe, expect, it } from 'vitest';
import { awsApi } from '../../../client/cloud/aws';
import { cloudChildren, connectionNodes } from '../../../client/cloud/nodes';
import { CloudStore } from '../../../client/cloud/store';
import { type Answer, startFakeAws } from '../../core/builds/remote/fake-aws';
import { runningBuild } from '../builds';
import { aList } from './a-list';
import { manyNames } from './projects/names';

type Script = Record<string, Answer[]>;

let script: Script;

beforeEach(() => {
  const names = manyNames();
  script = {
    ListProjects: Array.from({ length: 50 }, (_, page) => ({
      ok: {
        projects: names.slice(page * 100, page * 100 + 100),
        nextToken: page < 49 ? `page ${page + 1}` : undefined,
      },
    })),
    ListBuilds: [{ ok: { ids: [] } }],
    ListBuildBatchesForProject: [{ ok: { ids: [] } }],
  };
});

async function account() {
  const { connection, calls } = await startFakeAws(script);
  const store = new CloudStore(awsApi(connection));
  const operations = () => calls.map(({ operation }) => operation);
  return { store, operations };
}

const session = (store: CloudStore) => ({ id: 'aws///', implied: false, store });

describe('the first paint of 5,000 projects', () => {
  it.each([
    ['as they are', {}],
    ['in groups by the beginning of their names', { grouping: () => ({ by: 'prefix' as const }) }],
    ['in groups by a tag', { grouping: () => ({ by: 'tag' as const, key: 'team' }) }],
    ['filtered', { filter: () => 'api' }],
    ['with favourites', { favourites: () => new Set(['web-tools-0004']) }],
  ])('shows names %s after three calls at most', async (_, parts) => {
    const { store, operations } = await account();
    const list = aList(store, parts);
    const [root] = await connectionNodes([session(store)]);
    if (!root) throw new Error('There is no connection.');
    const rows = await cloudChildren({ store, list }, root);
    expect(['project', 'projectGroup']).toContain(rows[0]?.kind);
    expect(operations().length).toBeLessThanOrEqual(3);
    list.dispose();
  });
});

describe('the refresh of an open project with 20 running builds', () => {
  it('is one BatchGetBuilds', async () => {
    const builds = Array.from({ length: 20 }, (_, index) => ({ id: `web:${index}`, buildNumber: index + 1 }));
    const { startTime: _, phases: __, ...build } = runningBuild();
    script.ListBuildsForProject = [{ ok: { ids: builds.map(({ id }) => id) } }];
    script.BatchGetBuilds = [{ ok: { builds: builds.map((each) => ({ ...build, ...each })) } }];
    const { store, operations } = await account();
    await store.builds.historyOf('web');
    expect(store.builds.running(new Set(['web']))).toHaveLength(20);
    const before = operations().length;
    const refreshed = store.refreshProject('web');
    // the tree asks for its rows while it is read
    await Promise.all([refreshed, store.builds.historyOf('web')]);
    expect(operations().slice(before).sort()).toEqual([
      'BatchGetBuilds',
      'ListBuildBatchesForProject',
      'ListBuildsForProject',
    ]);
  });
});
