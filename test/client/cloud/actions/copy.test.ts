import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openInConsole } from '../../../../client/cloud/actions/console';
import { copy } from '../../../../client/cloud/actions/copy';
import { filterBuilds } from '../../../../client/cloud/actions/filter-builds';
import type { CloudNode } from '../../../../client/cloud/nodes';
import type { CloudParts } from '../../../../client/cloud/parts';
import { CloudStore } from '../../../../client/cloud/store';
import { failedBuild, runningBuild } from '../../builds';
import { anApi, ok } from '../an-api';
import { BUILD_ARN, REPORT_ARN, runningBatch } from '../builds';

const seen = vi.hoisted(() => ({
  copied: [] as string[],
  opened: [] as string[],
  picked: undefined as string[] | undefined,
  offered: [] as string[],
}));
vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => text },
  env: {
    clipboard: { writeText: async (text: string) => seen.copied.push(text) },
    openExternal: async (uri: string) => seen.opened.push(uri),
  },
  window: {
    setStatusBarMessage: () => undefined,
    showQuickPick: async (items: { label: string; picked: boolean }[]) => {
      seen.offered = items.map(({ label, picked }) => `${label}${picked ? ' ✓' : ''}`);
      return seen.picked && items.filter(({ label }) => seen.picked?.includes(label));
    },
  },
}));
vi.mock('../../../../core/builds/remote/projects', () => ({
  getProjects: async (_connection: unknown, [name]: string[]) => [
    { name, arn: `arn:aws:codebuild:eu-west-1:123456789012:project/${name}` },
  ],
}));

const place = { id: '', sessionId: 'one' };
const CONSOLE = 'https://eu-west-1.console.aws.amazon.com';
const PROJECTS = `${CONSOLE}/codesuite/codebuild/123456789012/projects`;
let parts: CloudParts;
let store: CloudStore;

beforeEach(async () => {
  Object.assign(seen, { copied: [], opened: [], picked: undefined, offered: [] });
  store = new CloudStore(anApi({ builds: () => ok({ builds: [] }) }));
  store.builds.put(failedBuild({ artifacts: { location: 'arn:aws:s3:::ours/web/out.zip' } }));
  store.builds.put(runningBuild({ id: 'web:test2', arn: `${BUILD_ARN}web:test2` }));
  store.builds.putBatch(runningBatch());
  const session = { store, connection: async () => ({}) };
  parts = { sessions: { get: () => session } } as unknown as CloudParts;
});

const ROWS: [string, CloudNode, { ARN?: string; ID?: string; URL?: string }][] = [
  [
    'a project',
    { ...place, kind: 'project', name: 'web' },
    {
      ARN: 'arn:aws:codebuild:eu-west-1:123456789012:project/web',
      ID: 'web',
      URL: `${PROJECTS}/web/history?region=eu-west-1`,
    },
  ],
  [
    'a build',
    { ...place, kind: 'build', buildId: 'web:0b6a' },
    {
      ARN: `${BUILD_ARN}web:0b6a`,
      ID: 'web:0b6a',
      URL: `${PROJECTS}/web/build/web%3A0b6a/?region=eu-west-1`,
    },
  ],
  [
    'a build of a batch',
    { ...place, kind: 'batchBuild', batchId: 'web:b3', identifier: 'test', buildId: 'web:test2' },
    {
      ARN: `${BUILD_ARN}web:test2`,
      ID: 'web:test2',
      URL: `${PROJECTS}/web/build/web%3Atest2/?region=eu-west-1`,
    },
  ],
  [
    'a batch',
    { ...place, kind: 'batch', batchId: 'web:b3' },
    {
      ARN: 'arn:aws:codebuild:eu-west-1:123456789012:build-batch/web:b3',
      ID: 'web:b3',
      URL: `${PROJECTS}/web/batch/web%3Ab3?region=eu-west-1`,
    },
  ],
  [
    'a report',
    { ...place, kind: 'report', arn: REPORT_ARN },
    {
      ARN: REPORT_ARN,
      ID: 'web-unit:r1',
      URL: `${CONSOLE}/codesuite/codebuild/123456789012/testReports/reports/web-unit/web-unit%3Ar1?region=eu-west-1`,
    },
  ],
  [
    'an artifact',
    { ...place, kind: 'artifact', owner: { buildId: 'web:0b6a' }, index: 0 },
    {
      ARN: 'arn:aws:s3:::ours/web/out.zip',
      URL: `${CONSOLE}/s3/object/ours?region=eu-west-1&prefix=web%2Fout.zip`,
    },
  ],
  ['a phase', { ...place, kind: 'phase', buildId: 'web:0b6a', phaseType: 'BUILD' }, {}],
];

describe.each(ROWS)('what names %s', (_, node, { ARN, ID, URL }) => {
  it('is copied', async () => {
    for (const what of ['ARN', 'ID', 'URL'] as const) await copy(parts, node, what);
    expect(seen.copied).toEqual([ARN, ID, URL].filter((text) => text !== undefined));
  });

  it('opens in the console', async () => {
    await openInConsole(parts, node);
    expect(seen.opened).toEqual(URL === undefined ? [] : [URL]);
  });
});

describe('Filter Builds by Status', () => {
  const target = () => ({ session: { store }, name: 'web' }) as unknown as Parameters<typeof filterBuilds>[0];

  it('shows what is chosen, and marks it the next time', async () => {
    seen.picked = ['Failed', 'Timed out'];
    await filterBuilds(target());
    expect(store.builds.filterOf('web')).toEqual(new Set(['Failed', 'Timed out']));
    seen.picked = undefined;
    await filterBuilds(target());
    expect(seen.offered).toEqual(['In progress', 'Succeeded', 'Failed ✓', 'Timed out ✓', 'Stopped', 'Fault']);
    expect(store.builds.filterOf('web'), 'given up').toEqual(new Set(['Failed', 'Timed out']));
  });

  it('shows all where nothing is chosen', async () => {
    store.builds.filter('web', new Set(['Failed']));
    seen.picked = [];
    await filterBuilds(target());
    expect(store.builds.filterOf('web')).toBeUndefined();
  });
});
