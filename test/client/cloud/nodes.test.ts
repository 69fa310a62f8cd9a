import { describe, expect, it } from 'vitest';
import type { CloudApi } from '../../../client/cloud/api';
import { type CloudNode, cloudChildren, connectionNodes, describeCloud } from '../../../client/cloud/nodes';
import { changedNodeIds } from '../../../client/cloud/nodes/changed-nodes';
import { CloudStore } from '../../../client/cloud/store';
import { failedBuild, runningBuild, START } from '../builds';
import { aList, UNMARKED } from './a-list';
import { anApi, failed, ok } from './an-api';
import { BATCH_ARN, REPORT_ARN, runningBatch, testReport } from './builds';

const NOW = START + 60_000;

const aSession = (store: CloudStore, hasConsole = true) => ({
  id: 'aws///',
  name: 'default',
  hasConsole,
  implied: true,
  emulated: false,
  settings: {},
  store,
});

function view(store: CloudStore, hasConsole = true) {
  const session = aSession(store, hasConsole);
  const model = (node: CloudNode) => describeCloud(node, { now: NOW, session, isOnly: true, ...UNMARKED });
  /** What is found by going down the labels. */
  async function nodesBelow(...labels: string[]): Promise<CloudNode[]> {
    let nodes: CloudNode[] = await connectionNodes([session]);
    for (const label of labels) {
      const parent = nodes.find((node) => model(node).label === label);
      nodes = parent ? await cloudChildren({ store, list: aList(store) }, parent) : [];
    }
    return nodes;
  }
  const below = async (...labels: string[]) => (await nodesBelow(...labels)).map(model);
  return { below, nodesBelow };
}

describe('the CodeBuild tree', () => {
  it('begins with the connection, and names its account and who calls once calls work', async () => {
    const store = new CloudStore(anApi());
    expect(await view(store).below()).toMatchObject([{ label: 'default · eu-west-1' }]);
    await store.projects();
    expect(await view(store).below()).toMatchObject([
      {
        description: '123456789012 · Admin',
        tooltip: 'default · eu-west-1\nAccount 123456789012\nRole Admin, session ann',
        accessibilityLabel: 'Connection default, region eu-west-1, account 123456789012, role Admin',
      },
    ]);
  });

  it('shows a running build with its phase and the time so far', async () => {
    const [running] = await view(new CloudStore(anApi())).below('default · eu-west-1', 'web');
    expect(running).toMatchObject({
      label: '#12',
      description: 'In progress · BUILD · 1m 00s · main',
      contextValue: 'build log running stoppable console copyable buildspec',
      accessibilityLabel: 'Build 12, In progress, phase BUILD, 1m 00s, main',
    });
  });

  it('shows an ended build with status, age, duration and source', async () => {
    const [, failed] = await view(new CloudStore(anApi())).below('default · eu-west-1', 'web');
    expect(failed).toMatchObject({
      label: '#11',
      description: 'Failed · just now · 1m 15s · main',
      icon: { id: 'error' },
      contextValue: 'build log ended retryable explainable console copyable buildspec',
    });
  });

  it('calls a build timed out whose phase says so', async () => {
    const build = failedBuild({ phases: [{ phaseType: 'BUILD', phaseStatus: 'TIMED_OUT' }] });
    const store = new CloudStore(anApi({ builds: () => ok({ builds: [build] }) }));
    const [timedOut] = await view(store).below('default · eu-west-1', 'web');
    expect(timedOut).toMatchObject({ icon: { id: 'watch' } });
    expect(timedOut?.description).toMatch(/^Timed out/);
  });

  it('shows phases with their duration, and why one failed', async () => {
    const phases = await view(new CloudStore(anApi())).below('default · eu-west-1', 'web', '#11');
    expect(phases).toMatchObject([
      { label: 'INSTALL', description: '9s' },
      {
        label: 'BUILD',
        description:
          'Failed · 1m 00s · COMMAND_EXECUTION_ERROR: Error while executing command: make test. Reason: exit status 2',
      },
      { label: 'COMPLETED', description: '' },
    ]);
  });

  it('offers no console for what no console shows', async () => {
    const [build] = await view(new CloudStore(anApi()), false).below('default · eu-west-1', 'web');
    expect(build?.contextValue).not.toContain('console');
  });

  it('is empty, for the welcome view, where no region is configured', async () => {
    const region = () => failed('region');
    const store = new CloudStore(anApi({ region }));
    expect(await view(store).below()).toEqual([]);
    expect(store.connection.unconfigured).toBe(true);
  });

  it('keeps a connection that somebody configured, although it has no region', async () => {
    const store = new CloudStore(anApi({ region: () => failed('region') }));
    const roots = await connectionNodes([{ ...aSession(store), implied: false }]);
    expect(roots).toHaveLength(1);
  });

  it('has connections side by side, closed, whose projects may have the same names', async () => {
    const sessions = ['aws/prod//', 'aws/test//'].map((id) => ({
      ...aSession(new CloudStore(anApi())),
      id,
      implied: false,
    }));
    const roots = await connectionNodes(sessions);
    const projects = await Promise.all(
      sessions.map(({ store }, index) =>
        cloudChildren({ store, list: aList(store) }, roots[index] as CloudNode),
      ),
    );
    expect(new Set([...roots, ...projects.flat()].map(({ id }) => id)).size).toBe(4);
    expect(projects.flat().map(({ sessionId }) => sessionId)).toEqual(['aws/prod//', 'aws/test//']);
    const [root, session] = [roots[0], sessions[0]];
    if (!root || !session) throw new Error('There are two.');
    expect(describeCloud(root, { now: NOW, session, isOnly: false, ...UNMARKED })).toMatchObject({
      children: 'collapsed',
      contextValue: 'connection refreshable removable aws',
    });
  });

  it('can sign in where the credentials are of SSO, also at what failed for want of it', async () => {
    const store = new CloudStore(
      anApi({ ssoProfile: () => ok('corp'), projectNames: () => failed('expired') }),
    );
    expect(await view(store).below()).toMatchObject([{ contextValue: 'connection refreshable aws sso' }]);
    expect(await view(store).below('default · eu-west-1')).toMatchObject([
      { contextValue: 'error refreshable sso' },
    ]);
  });

  it('can copy a policy at what AWS refused', async () => {
    const denied = { action: 'codebuild:ListProjects', isForbidden: false };
    const projectNames = async () =>
      ({ ok: false, error: { kind: 'denied', message: 'No.', next: 'Ask.', denied } }) as const;
    const store = new CloudStore(anApi({ projectNames }));
    expect(await view(store).below('default · eu-west-1')).toMatchObject([
      { contextValue: 'error refreshable denied' },
    ]);
  });

  it('tells a connection to the emulator, and one with an endpoint', async () => {
    const store = new CloudStore(anApi());
    await store.connect();
    await store.projects();
    const [root] = await connectionNodes([aSession(store)]);
    if (!root) throw new Error('It is there.');
    const describeIt = (session: Partial<ReturnType<typeof aSession>>) =>
      describeCloud(root, {
        now: NOW,
        session: { ...aSession(store), ...session },
        isOnly: true,
        ...UNMARKED,
      });
    expect(describeIt({ name: 'emulator', emulated: true })).toMatchObject({
      icon: { id: 'beaker' },
      description: '123456789012',
      contextValue: 'connection refreshable',
    });
    expect(describeIt({ settings: { endpoint: 'http://127.0.0.1:4600' } }).tooltip).toMatch(
      /\nEndpoint http:\/\/127\.0\.0\.1:4600$/,
    );
  });

  it('says what failed and what to do, in words', async () => {
    const builds = () => failed('denied');
    const [error, next] = await view(new CloudStore(anApi({ builds }))).below('default · eu-west-1', 'web');
    expect(error).toMatchObject({
      label: 'It is denied.',
      contextValue: 'error refreshable',
    });
    expect(error?.accessibilityLabel).toMatch(/^Error: /);
    expect(next?.label).toBe('Do something about it.');
  });

  it('marks a connection that fails, in short: the message of the view has the rest', async () => {
    const projectNames = () => failed('expired');
    expect(await view(new CloudStore(anApi({ projectNames }))).below('default · eu-west-1')).toMatchObject([
      {
        label: 'Not connected',
        tooltip: 'It is expired.\nDo something about it.',
        contextValue: 'error refreshable',
      },
    ]);
  });

  it('tells a connection that may not list projects from one that is none', async () => {
    const projectNames = () => failed('denied');
    const rows = await view(new CloudStore(anApi({ projectNames }))).below('default · eu-west-1');
    expect(rows).toMatchObject([{ label: 'Not allowed' }]);
  });

  it('shows the builds that came although the next page failed', async () => {
    const builds: CloudApi['builds'] = (_project, nextToken) =>
      nextToken === undefined ? ok({ builds: [runningBuild()], nextToken: 'next' }) : failed('throttled');
    const store = new CloudStore(anApi({ builds }));
    const { below } = view(store);
    expect(await below('default · eu-west-1', 'web')).toMatchObject([
      { label: '#12' },
      { contextValue: 'more' },
    ]);
    await store.loadMore('web');
    expect(await below('default · eu-west-1', 'web')).toMatchObject([
      { label: '#12' },
      { contextValue: 'error refreshable' },
      { contextValue: 'message' },
    ]);
  });

  it('says so where there are no projects and no builds', async () => {
    const builds = () => ok({ builds: [] });
    const empty = new CloudStore(anApi({ builds }));
    expect(await view(empty).below('default · eu-west-1', 'web')).toMatchObject([{ label: 'No builds yet' }]);
    const none = new CloudStore(anApi({ projectNames: () => ok({ names: [] }) }));
    expect(await view(none).below('default · eu-west-1')).toMatchObject([
      { label: 'No projects in this region' },
    ]);
  });

  it('shows text of the API as it is, without markup', async () => {
    const hostile = '[click](command:evil) $(alert) <img src=x>';
    const store = new CloudStore(
      anApi({ builds: () => ok({ builds: [failedBuild({ sourceVersion: hostile })] }) }),
    );
    const [build] = await view(store).below('default · eu-west-1', 'web');
    expect(typeof build?.tooltip).toBe('string');
    expect(build?.command).toBeUndefined();
  });
});

describe('a batch in the tree', () => {
  const batchApi = (overrides: Partial<CloudApi> = {}) =>
    anApi({
      builds: () =>
        ok({ builds: [failedBuild({ id: 'web:0a', buildNumber: 11, startTime: new Date(START - 60_000) })] }),
      batches: () => ok({ batches: [runningBatch()] }),
      getBuilds: (ids) =>
        ok(
          ids.map((id) => {
            const build = id === 'web:test2' ? runningBuild({ id }) : failedBuild({ id, buildNumber: 7 });
            return { ...build, buildBatchArn: `${BATCH_ARN}web:b3` };
          }),
        ),
      ...overrides,
    });
  const web = ['default · eu-west-1', 'web'];
  const labels = (models: { label: string }[]) => models.map(({ label }) => label);

  it('stands among the builds, with its own in graph order below it', async () => {
    const { below } = view(new CloudStore(batchApi()));
    expect(labels(await below(...web))).toEqual(['Batch #3', '#11']);
    expect(await below(...web, 'Batch #3')).toMatchObject([
      { label: 'compile', description: 'Failed · 1m 15s' },
      { label: 'test', description: 'In progress · BUILD · 1m 00s · attempt 2' },
      { label: 'deploy', description: 'Pending · after test', children: 'none' },
    ]);
  });

  it('has the phases of each build below it, and what was tried before', async () => {
    const { below } = view(new CloudStore(batchApi()));
    const test = await below(...web, 'Batch #3', 'test');
    expect(labels(test)).toEqual(['SUBMITTED', 'INSTALL', 'BUILD', '#7']);
    expect(test.at(-1)?.description).toMatch(/^Failed · earlier attempt · /);
    expect(labels(await below(...web, 'Batch #3', 'test', '#7'))).toEqual(['INSTALL', 'BUILD', 'COMPLETED']);
  });

  it('says so where its builds are not there yet, or cannot be read', async () => {
    const early = () => ok({ batches: [runningBatch({ buildGroups: [] })] });
    expect(await view(new CloudStore(batchApi({ batches: early }))).below(...web, 'Batch #3')).toMatchObject([
      { label: 'No builds yet' },
    ]);
    const { below } = view(new CloudStore(batchApi({ getBuilds: () => failed('denied') })));
    expect(labels(await below(...web, 'Batch #3'))).toEqual([
      'compile',
      'test',
      'deploy',
      'It is denied.',
      'Do something about it.',
    ]);
  });

  it('that cannot be listed leaves the builds, and a row that says so', async () => {
    const { below } = view(new CloudStore(batchApi({ batches: () => failed('denied') })));
    expect(labels(await below(...web))).toEqual(['#11', 'Batches are not shown: It is denied.']);
  });
});

describe('a filtered project', () => {
  it('says what it is filtered by, and that nothing is there of it', async () => {
    const builds = () => ok({ builds: [failedBuild()], nextToken: 'more' });
    const store = new CloudStore(anApi({ builds }));
    store.builds.filter('web', new Set(['Stopped']));
    const { below } = view(store);
    expect(await below('default · eu-west-1')).toMatchObject([
      {
        description: 'only: Stopped',
        contextValue: 'project refreshable copyable notFavourite console filtered',
        accessibilityLabel: 'Project web, only: Stopped',
      },
    ]);
    expect(await below('default · eu-west-1', 'web')).toMatchObject([
      { label: 'None of the newest 1 has the status Stopped' },
      { contextValue: 'more' },
    ]);
  });
});

describe('below a build', () => {
  const build = failedBuild({
    artifacts: { location: 'arn:aws:s3:::ours/web/out.zip' },
    reportArns: [REPORT_ARN],
    exportedEnvironmentVariables: [{ name: 'VERSION', value: '1.2' }],
    environment: { type: 'LINUX_CONTAINER', image: 'standard:7.0', computeType: 'BUILD_GENERAL1_SMALL' },
  });
  const path = ['default · eu-west-1', 'web', '#12'];
  const viewOf = (overrides: Partial<CloudApi> = {}) =>
    view(new CloudStore(anApi({ builds: () => ok({ builds: [build] }), ...overrides })));

  it('stand its artifacts, reports, exported variables and environment behind its phases', async () => {
    const { below } = viewOf();
    expect((await below(...path)).map(({ label }) => label)).toEqual([
      'INSTALL',
      'BUILD',
      'COMPLETED',
      'Artifacts',
      'Reports',
      'Exported variables',
      'Environment',
    ]);
    expect(await below(...path, 'Artifacts')).toMatchObject([{ label: 'Primary artifact' }]);
    expect(await below(...path, 'Exported variables')).toMatchObject([
      { label: 'VERSION', description: '1.2' },
    ]);
    expect((await below(...path, 'Environment'))[0]).toMatchObject({ label: 'Image' });
  });

  it('come reports when somebody looks, each with the tests that failed, page by page', async () => {
    const asked: (readonly string[])[] = [];
    const store = new CloudStore(
      anApi({
        builds: () => ok({ builds: [build] }),
        reports: (arns) => {
          asked.push(arns);
          return ok([testReport()]);
        },
        failedTestCases: (_, statuses, from) =>
          from === undefined && statuses.length === 2
            ? ok({ testCases: [{ name: 'adds', status: 'FAILED' }], next: 'ERROR' })
            : ok({ testCases: [{ name: 'divides', status: 'ERROR' }] }),
      }),
    );
    const { below } = view(store);
    await below(...path);
    expect(asked).toEqual([]);
    expect(await below(...path, 'Reports')).toMatchObject([{ label: 'web-unit' }]);
    expect((await below(...path, 'Reports', 'web-unit')).map(({ label }) => label)).toEqual([
      'adds',
      'Load more…',
    ]);
    await store.builds.loadMoreFailedTests(REPORT_ARN);
    expect(await below(...path, 'Reports', 'web-unit')).toMatchObject([
      { description: 'Failed' },
      { description: 'Broke off' },
    ]);
    expect(asked).toHaveLength(1);
  });

  it('are reports asked for again when the build has gone on, if one was still being made', async () => {
    let asked = 0;
    const store = new CloudStore(
      anApi({
        builds: () => ok({ builds: [build] }),
        reports: () => {
          asked += 1;
          return ok([testReport({ status: asked === 1 ? 'GENERATING' : 'SUCCEEDED' })]);
        },
      }),
    );
    const { below } = view(store);
    for (const expected of [1, 2, 2]) {
      await below(...path, 'Reports');
      await below(...path, 'Reports');
      expect(asked).toBe(expected);
      store.builds.put(build);
    }
  });

  it('are reports that failed to come asked for again after a refresh, not each time the tree is shown', async () => {
    let asked = 0;
    const store = new CloudStore(
      anApi({
        builds: () => ok({ builds: [build] }),
        reports: () => {
          asked += 1;
          return failed('throttled');
        },
      }),
    );
    const { below } = view(store);
    await below(...path, 'Reports');
    await below(...path, 'Reports');
    expect(asked).toBe(1);
    store.refreshBuilds();
    await below(...path, 'Reports');
    expect(asked).toBe(2);
  });

  it('says so where reports have expired, or may not be read', async () => {
    expect(await viewOf().below(...path, 'Reports')).toMatchObject([{ label: 'These reports have expired' }]);
    const { below } = viewOf({ reports: () => failed('denied') });
    expect(await below(...path, 'Reports')).toMatchObject([
      { contextValue: 'error refreshable' },
      { contextValue: 'message' },
    ]);
  });
});

describe('a report of a batch', () => {
  it('stands below its build and below the batch, which says whose it is; both are shown anew', async () => {
    const reportArns = [REPORT_ARN];
    const store = new CloudStore(
      anApi({
        builds: () => ok({ builds: [] }),
        batches: () => ok({ batches: [runningBatch({ reportArns })] }),
        getBuilds: (ids) => ok(ids.map((id) => runningBuild({ id, reportArns }))),
        reports: () => ok([testReport()]),
        failedTestCases: () => ok({ testCases: [{ name: 'adds', status: 'FAILED' }] }),
      }),
    );
    const { below, nodesBelow } = view(store);
    const batch = ['default · eu-west-1', 'web', 'Batch #3'];
    const counts = '42 passed, 1 failed, 1 broke off, 2 skipped';
    expect(await below(...batch, 'Reports')).toMatchObject([{ description: `${counts} · test` }]);
    expect(await below(...batch, 'test', 'Reports')).toMatchObject([{ description: counts }]);
    const ids = [
      ...(await nodesBelow(...batch, 'Reports')),
      ...(await nodesBelow(...batch, 'test', 'Reports')),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    const changed = changedNodeIds({ id: 'aws///', store }, { kind: 'report', arn: REPORT_ARN });
    expect(changed).toEqual(expect.arrayContaining(ids));
  });

  it('has rows that a change of a build or a batch is seen in', async () => {
    const store = new CloudStore(
      anApi({ builds: () => ok({ builds: [] }), batches: () => ok({ batches: [runningBatch()] }) }),
    );
    const { nodesBelow } = view(store);
    const groups = await nodesBelow('default · eu-west-1', 'web', 'Batch #3');
    const of = (id: string) => changedNodeIds({ id: 'aws///', store }, { kind: 'build', id });
    expect(of('web:test2')).toContain(groups.find(({ id }) => id.endsWith(' test'))?.id);
    const [batch] = await nodesBelow('default · eu-west-1', 'web');
    expect(changedNodeIds({ id: 'aws///', store }, { kind: 'batch', id: 'web:b3' })).toEqual([batch?.id]);
  });
});
