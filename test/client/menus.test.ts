import { describe, expect, it } from 'vitest';
import { type CloudNode, describeCloud } from '../../client/cloud/nodes';
import { CloudStore } from '../../client/cloud/store';
import { describeLocal } from '../../client/local/describe-nodes';
import { buildspecNode, runChildren, runNode } from '../../client/local/nodes';
import { isBuildspecPath } from '../../core/buildspec/detect';
import { failedBuild, runningBuild, START } from './builds';
import { anApi, ok } from './cloud/an-api';
import { failedBatch, REPORT_ARN, runningBatch, testReport } from './cloud/builds';
import { aLinkedProject } from './local/a-link';
import {
  aPause,
  artifact,
  BUILDSPEC,
  batch,
  batchWith,
  ended,
  NOW,
  phase,
  reportEvent,
  runsWith,
} from './local/a-run';
import { commands, contributes, menus } from './manifest';
import { type Context, evaluateWhen } from './when-clause';

/** The contextValue of every kind of node of the Local view, in every state. */
function localContextValues(): string[] {
  const buildspec = buildspecNode('buildspec.yml', BUILDSPEC, { hasBatch: true });
  const node = runNode('project:1', buildspec);
  const states = [
    runsWith(phase('BUILD', 'IN_PROGRESS', 1)),
    runsWith(
      phase('BUILD', 'IN_PROGRESS', 1),
      artifact(),
      reportEvent({ adds: 'FAILED' }),
      ended('SUCCEEDED', 2),
    ),
    runsWith(phase('BUILD', 'FAILED', 1), ended('FAILED', 2)),
    batchWith(batch({ compile: 'IN_PROGRESS' })),
  ];
  const pauses = [undefined, aPause('breakpoint'), aPause('failed', { onHost: true })];
  return states.flatMap((runs) => {
    const run = runs.get('project:1');
    const nodes = [buildspec, node, ...(run ? runChildren(run, node) : [])];
    return pauses.flatMap((pause) =>
      nodes.map(
        (each) =>
          describeLocal(each, {
            now: NOW,
            runs,
            hasLog: () => true,
            pauseOf: () => pause,
            linkOf: () => ({ project: aLinkedProject() }),
          }).contextValue,
      ),
    );
  });
}

/** A filtered project with builds, batches, an artifact and a report. */
async function knownStore(): Promise<CloudStore> {
  const store = new CloudStore(anApi({ reports: () => ok([testReport()]), ssoProfile: () => ok('corp') }));
  await store.connect();
  store.builds.put(runningBuild({ id: 'running' }));
  store.builds.put(runningBuild({ id: 'web:test2' }));
  const debugSession = { sessionEnabled: true, sessionTarget: 'codebuild:0b6a_1' };
  store.builds.put(runningBuild({ id: 'waiting', debugSession }));
  store.builds.put(failedBuild({ id: 'failed', artifacts: { location: 'arn:aws:s3:::ours/out.zip' } }));
  store.builds.putBatch(runningBatch({ id: 'runs' }));
  store.builds.putBatch(failedBatch({ id: 'ended' }));
  store.builds.filter('web', new Set(['Failed']));
  await store.builds.reports.of([REPORT_ARN]);
  return store;
}

async function cloudContextValues(): Promise<string[]> {
  const denied = { action: 'codebuild:ListProjects', isForbidden: false };
  const error = { kind: 'denied', message: 'No.', next: 'Ask.', denied } as const;
  const node = { id: '', sessionId: 'aws///' };
  const store = await knownStore();
  const nodes: CloudNode[] = [
    { ...node, kind: 'connection' },
    { ...node, kind: 'project', name: 'web' },
    { ...node, kind: 'project', name: 'starred' },
    { ...node, kind: 'projectGroup', label: 'web-', names: ['web-test'] },
    { ...node, kind: 'build', buildId: 'running' },
    { ...node, kind: 'build', buildId: 'failed' },
    { ...node, kind: 'batch', batchId: 'runs' },
    { ...node, kind: 'batch', batchId: 'ended' },
    { ...node, kind: 'batchBuild', batchId: 'runs', identifier: 'test' },
    { ...node, kind: 'section', section: 'artifacts', owner: { buildId: 'failed' } },
    { ...node, kind: 'artifact', owner: { buildId: 'failed' }, index: 0 },
    { ...node, kind: 'report', arn: REPORT_ARN },
    { ...node, kind: 'detail', detail: { name: 'Image', value: 'one', icon: 'package' } },
    { ...node, kind: 'build', buildId: 'waiting' },
    { ...node, kind: 'phase', buildId: 'running', phaseType: 'BUILD' },
    { ...node, kind: 'more' },
    { ...node, kind: 'message', text: 'Nothing' },
    { ...node, kind: 'error', error },
    { ...node, kind: 'error', error: { kind: 'expired', message: 'Old.', next: 'Renew.' } },
  ];
  const session = {
    name: 'default',
    hasConsole: true,
    implied: false,
    emulated: false,
    settings: {},
    store,
  };
  const mark = (project: string) => ({ isFavourite: project === 'starred' });
  const options = { now: START, session, isOnly: true, mark, grouping: { by: 'none' } } as const;
  return nodes.map((each) => describeCloud(each, options).contextValue);
}

const CONTEXTS: Context[] = [
  ...localContextValues().map((viewItem) => ({ view: 'codebuild.local', viewItem })),
  ...(await cloudContextValues()).map((viewItem) => ({ view: 'codebuild.cloud', viewItem })),
];

function shown(menu: string, context: Context, inline: boolean): string[] {
  return (menus[menu] ?? [])
    .filter(({ group = '' }) => group.startsWith('inline') === inline)
    .filter(({ when = 'true' }) => evaluateWhen(when, context))
    .map(({ command }) => command);
}

const item = (viewItem: string, trusted: boolean): Context => ({
  view: /^(build |batch |artifact|report|project|connection|error)/.test(viewItem)
    ? 'codebuild.cloud'
    : 'codebuild.local',
  viewItem,
  isWorkspaceTrusted: trusted,
});

describe('menus of the trees', () => {
  it.each(menus['view/item/context'] ?? [])('$command appears on some node: $when', ({ when = '' }) => {
    const appears = CONTEXTS.some((context) => evaluateWhen(when, { ...context, isWorkspaceTrusted: true }));
    expect(appears).toBe(true);
  });

  it.each(menus['view/item/context'] ?? [])(
    '$command does not appear on every node: $when',
    ({ when = '' }) => {
      const everywhere = CONTEXTS.every((context) =>
        evaluateWhen(when, { ...context, isWorkspaceTrusted: true }),
      );
      expect(everywhere).toBe(false);
    },
  );

  it.each([
    ['buildspec', ['codebuild.local.runBuild']],
    ['run running cancellable log', ['codebuild.local.openLog', 'codebuild.local.cancelRun']],
    [
      'run ended rerunnable explainable log',
      ['explainFailure', 'openLog', 'rerun'].map((id) => `codebuild.local.${id}`),
    ],
    [
      'run ended rerunnable log artifacts',
      ['codebuild.local.openLog', 'codebuild.local.openArtifacts', 'codebuild.local.rerun'],
    ],
    [
      'run running paused inContainer retryable log',
      ['openLog', 'openShell', 'retryCommand', 'continueRun', 'stopRun'].map((id) => `codebuild.local.${id}`),
    ],
    [
      'run running paused onHost log',
      ['openLog', 'openTerminal', 'continueRun', 'stopRun'].map((id) => `codebuild.local.${id}`),
    ],
    ['connection refreshable removable aws', ['codebuild.cloud.refresh']],
    ['connection refreshable removable aws sso', ['codebuild.cloud.refresh']],
    ['error refreshable sso', ['codebuild.cloud.signIn', 'codebuild.cloud.refresh']],
    ['error refreshable denied', ['codebuild.cloud.copyIamPolicy', 'codebuild.cloud.refresh']],
    [
      'project refreshable copyable notFavourite console',
      ['runBuild', 'runWithOverrides', 'refresh', 'addFavourite'].map((id) => `codebuild.cloud.${id}`),
    ],
    [
      'project refreshable copyable favourite console',
      ['runBuild', 'runWithOverrides', 'refresh', 'removeFavourite'].map((id) => `codebuild.cloud.${id}`),
    ],
    ['build log running stoppable console', ['codebuild.cloud.openLog', 'codebuild.cloud.stopBuild']],
    [
      'build log running stoppable waiting buildspec',
      ['openLog', 'stopBuild', 'openDebugSession', 'resumeBuild'].map((id) => `codebuild.cloud.${id}`),
    ],
    ['build log ended retryable console', ['codebuild.cloud.openLog', 'codebuild.cloud.retryBuild']],
    [
      'build log ended retryable explainable',
      ['explainFailure', 'openLog', 'retryBuild'].map((id) => `codebuild.cloud.${id}`),
    ],
    [
      'batch copyable ended retryable explainable',
      ['explainFailure', 'retryFailedOfBatch'].map((id) => `codebuild.cloud.${id}`),
    ],
    ['build ended console', []],
    ['reports', ['codebuild.cloud.showReports']],
    ['report copyable console', ['codebuild.cloud.showReports']],
    ['batch copyable running stoppable console', ['codebuild.cloud.stopBatch']],
    ['batch copyable ended retryable', ['codebuild.cloud.retryFailedOfBatch']],
    ['artifact downloadable located', ['codebuild.cloud.downloadArtifact']],
    [
      'project refreshable filtered',
      ['runBuild', 'runWithOverrides', 'refresh', 'clearBuildFilter'].map((id) => `codebuild.cloud.${id}`),
    ],
  ])('has these buttons on "%s"', (viewItem, expected) => {
    expect(shown('view/item/context', item(viewItem, true), true)).toEqual(expected);
  });

  it.each([
    ['project refreshable copyable console', ['copyArn', 'copyId', 'copyUrl', 'copyProjectAs']],
    ['build log ended copyable', ['copyArn', 'copyId']],
    ['batch copyable ended console', ['copyArn', 'copyId', 'copyUrl']],
    ['report copyable console', ['copyArn', 'copyId', 'copyUrl']],
    ['artifact downloadable located console', ['copyArn', 'copyUrl']],
  ])('copies what "%s" has', (viewItem, expected) => {
    const copies = shown('view/item/context', item(viewItem, true), false)
      .filter((command) => command.includes('.copy'))
      .map((command) => command.replace('codebuild.cloud.', ''));
    expect(copies).toEqual(expected);
  });

  it('offers the actions of a batch on batches, and those of a build on builds', () => {
    const actions = (viewItem: string) =>
      shown('view/item/context', item(viewItem, true), false).filter((command) =>
        /(stop|retry)/.test(command),
      );
    expect(actions('batch copyable ended retryable console')).toEqual([
      'codebuild.cloud.retryFailedOfBatch',
      'codebuild.cloud.retryBatch',
    ]);
    expect(actions('batch copyable running stoppable console')).toEqual(['codebuild.cloud.stopBatch']);
    expect(actions('build log ended retryable console copyable')).toEqual(['codebuild.cloud.retryBuild']);
    expect(actions('build log running stoppable console copyable')).toEqual(['codebuild.cloud.stopBuild']);
  });

  it.each([
    ['run ended rerunnable log reports', ['codebuild.local.showReports']],
    ['build log ended retryable copyable buildspec reports', ['codebuild.cloud.showReports']],
    ['batch copyable ended reports', ['codebuild.cloud.showReports']],
    ['run ended rerunnable log', []],
    ['build log ended copyable buildspec', []],
  ])('shows the reports of what made some: "%s"', (viewItem, expected) => {
    const entries = shown('view/item/context', item(viewItem, false), false);
    expect(entries.filter((command) => command.endsWith('.showReports'))).toEqual(expected);
  });

  it('starts and stops nothing in Restricted Mode', () => {
    for (const context of CONTEXTS) {
      const starting = shown('view/item/context', { ...context, isWorkspaceTrusted: false }, true).filter(
        (command) =>
          /runBuild|runWithOverrides|runPreset|invalidateCache|rerun|retry|stopBuild|stopBatch|downloadArtifact|openArtifacts|openShell|openTerminal|continueRun/.test(
            command,
          ),
      );
      expect(starting).toEqual([]);
    }
  });
});

describe('the editor title', () => {
  const entries = menus['editor/title'] ?? [];

  it.each([
    '/project/buildspec.yml',
    '/project/ci/Buildspec-test.YAML',
    'c:\\project\\web.buildspec.yml',
    '/project/deploy-buildspec.yaml',
    '/project/buildspec.json',
    '/project/docker-compose.yml',
    '/buildspec/other.yml',
    '/project/mybuildspec.yml',
  ])('offers to run %s just where it is a buildspec', (resourcePath) => {
    const context = { isWorkspaceTrusted: true, resourceScheme: 'file', resourcePath };
    const offered = entries
      .filter(({ when = '' }) => evaluateWhen(when, context))
      .map(({ command }) => command);
    expect(offered).toEqual(
      isBuildspecPath(resourcePath)
        ? ['codebuild.local.runBuild', 'codebuild.local.runBuildWithOptions']
        : [],
    );
  });
});

describe('the welcome of the Local view', () => {
  it('names every pattern that a buildspec is found by', () => {
    const text = contributes.viewsWelcome.map(({ contents }) => contents).join('\n');
    for (const part of ['buildspec*', '*.buildspec', '*-buildspec', '.yml', '.yaml']) {
      expect(text).toContain(part);
    }
  });
});

describe('the command palette', () => {
  it('hides the commands that need a node', () => {
    const offered = commands.filter(({ command }) => {
      const entry = menus.commandPalette?.find((candidate) => candidate.command === command);
      return entry?.when !== 'false';
    });
    expect(offered.map(({ command }) => command)).toEqual([
      'codebuild.local.runBuild',
      'codebuild.local.runBuildWithOptions',
      'codebuild.local.runPhase',
      'codebuild.local.runFromPhase',
      'codebuild.local.runBatch',
      'codebuild.local.runBatchWithOptions',
      'codebuild.local.selectProfile',
      'codebuild.local.linkProject',
      'codebuild.local.forgetSecrets',
      'codebuild.local.explainFailure',
      'codebuild.local.showCache',
      'codebuild.local.clearCache',
      'codebuild.local.createBuildspec',
      'codebuild.local.refresh',
      'codebuild.cloud.runBuild',
      'codebuild.cloud.runWithOverrides',
      'codebuild.cloud.runPreset',
      'codebuild.cloud.deletePreset',
      'codebuild.cloud.runBatch',
      'codebuild.cloud.invalidateCache',
      'codebuild.cloud.checkProject',
      'codebuild.cloud.copyProjectAs',
      'codebuild.check.again',
      'codebuild.check.askIam',
      'codebuild.cloud.openLatestLog',
      'codebuild.cloud.explainLatestFailure',
      'codebuild.cloud.refresh',
      'codebuild.cloud.filterProjects',
      'codebuild.cloud.clearFilter',
      'codebuild.cloud.findProject',
      'codebuild.cloud.groupProjects',
      'codebuild.cloud.addConnection',
      'codebuild.cloud.signIn',
      'codebuild.cloud.copyIamPolicy',
      ...['applyFix', 'openBuildspec', 'openLog', 'copyStatement', 'openDocs'].map(
        (id) => `codebuild.explanation.${id}`,
      ),
      'codebuild.log.openFile',
      'codebuild.log.search',
      'codebuild.log.nextError',
      'codebuild.log.previousError',
      'codebuild.log.follow',
      'codebuild.log.stopFollowing',
      'codebuild.log.showEarlier',
      'codebuild.log.showLater',
      'codebuild.log.showWholeLine',
      'codebuild.log.saveAs',
      'codebuild.log.copyCommandOutput',
      'codebuild.log.copyLink',
      'codebuild.insights.open',
      'codebuild.showReportFiles',
      'codebuild.getStarted',
    ]);
  });

  it('offers nothing in VS Code for the Web, which has the language features alone', () => {
    const palette = new Map(menus.commandPalette?.map(({ command, when = '' }) => [command, when]));
    // documents of these schemes, and logs that are followed, are there with Node alone
    const needsNode = /^false$|!codebuild\.inBrowser|resourceScheme == codebuild-|codebuild\.log\.live/;
    const offered = commands.filter(({ command }) => !needsNode.test(palette.get(command) ?? ''));
    expect(offered.map(({ command }) => command)).toEqual([]);
  });

  it('refers to contributed commands only', () => {
    const known = new Set(commands.map(({ command }) => command));
    const used = Object.values(menus).flatMap((items) => items.map(({ command }) => command));
    expect(used.filter((command) => !known.has(command))).toEqual([]);
  });
});

it('shows no command twice in one place of a menu', () => {
  const places = Object.entries(menus).flatMap(([menu, entries]) =>
    entries.map(({ command, when = '', group = '' }) => `${menu} ${command} ${group} ${when}`),
  );
  expect(places.filter((place, index) => places.indexOf(place) < index)).toEqual([]);
});
